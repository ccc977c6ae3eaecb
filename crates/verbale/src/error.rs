//! What a command ends with when it cannot be done: kind, words, hint, exit code.

use std::path::Path;
use std::process::ExitCode;

/// Results of commands: how it ended, or why not.
pub(crate) type Outcome = Result<End, CommandError>;

/// How a command that ran ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum End {
    /// Done; some inputs may have failed and were named.
    Done,
    /// Nothing could be done: every input failed.
    Nothing,
    /// A check failed.
    CheckFailed,
}

impl End {
    pub(crate) fn exit_code(self) -> ExitCode {
        ExitCode::from(match self {
            End::Done => 0,
            End::Nothing => 1,
            End::CheckFailed => 3,
        })
    }
}

/// Why a command could not be done.
#[derive(Debug, thiserror::Error)]
#[error("{message}")]
pub(crate) struct CommandError {
    pub(crate) kind: ErrorKind,
    pub(crate) message: String,
    pub(crate) hint: Option<String>,
}

/// Whose matter it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum ErrorKind {
    /// The call: exit 2.
    Use,
    /// What was read or written: exit 1.
    Work,
}

impl CommandError {
    pub(crate) fn usage(message: impl ToString) -> CommandError {
        CommandError { kind: ErrorKind::Use, message: message.to_string(), hint: None }
    }

    pub(crate) fn work(message: impl ToString) -> CommandError {
        CommandError { kind: ErrorKind::Work, message: message.to_string(), hint: None }
    }

    pub(crate) fn hint(mut self, hint: impl Into<String>) -> CommandError {
        self.hint = Some(hint.into());
        self
    }

    pub(crate) fn exit_code(&self) -> ExitCode {
        ExitCode::from(match self.kind {
            ErrorKind::Use => 2,
            ErrorKind::Work => 1,
        })
    }
}

impl From<std::io::Error> for CommandError {
    fn from(error: std::io::Error) -> CommandError {
        CommandError::work(error)
    }
}

impl From<verbale_ledger::LedgerError> for CommandError {
    fn from(error: verbale_ledger::LedgerError) -> CommandError {
        CommandError::work(error)
    }
}

/// Reads a small file of ours, naming it when that fails.
pub(crate) fn read_text(path: &Path) -> Result<String, CommandError> {
    std::fs::read_to_string(path)
        .map_err(|e| CommandError::work(format!("cannot read {}: {e}", path.display())))
}
