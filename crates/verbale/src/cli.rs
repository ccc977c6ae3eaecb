//! The command line: global settings, the list of commands, how a call ends.

use crate::commands;
use crate::error::{CommandError, End, Outcome};
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;
use verbale_model::{Knowledge, Moment};

const AFTER_HELP: &str = "\
Start here:
  verbale demo                       a negotiation compared, on one screen; no network, no account
  verbale open                       the same as pages, in a browser
  verbale extract PATH               who said what in your own text
  verbale compare --dossier DIR PATH where the accounts part

PATH is a file, a folder, a pattern or - for standard input.
Exit codes: 0 done, 1 nothing could be done, 2 bad use, 3 a check failed, 10 a watch fired.";

/// Every side's words, on the record, side by side.
#[derive(Parser, Debug)]
#[command(name = "verbale", after_help = AFTER_HELP, disable_version_flag = true, arg_required_else_help = true)]
struct Cli {
    #[command(flatten)]
    global: Global,

    /// Print the version (with --json: also the schema of the wire)
    #[arg(long, short = 'V')]
    version: bool,

    /// With --version: as JSON
    #[arg(long, requires = "version")]
    json: bool,

    #[command(subcommand)]
    command: Option<Command>,
}

/// Settings every command knows.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Global options")]
pub(crate) struct Global {
    /// Folder of the followed negotiation: dossier.toml, and its documents or its ledger
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) dossier: Option<PathBuf>,

    /// Ledger file (default: DIR/verbale.sqlite of the dossier, else ./verbale.sqlite)
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) ledger: Option<PathBuf>,

    /// Only what was said or published by TIME (2025-12-02 includes that day)
    #[arg(long, global = true, value_name = "TIME")]
    pub(crate) as_of: Option<Moment>,

    /// Only what was captured, and so known to us, by TIME
    #[arg(long, global = true, value_name = "TIME")]
    pub(crate) known: Option<Moment>,

    /// Time zone to show times in
    #[arg(long, global = true, value_name = "ZONE", default_value = "UTC", value_parser = zone)]
    pub(crate) tz: jiff::tz::TimeZone,

    /// Format of results
    #[arg(long, global = true, value_enum, default_value_t = Format::Table)]
    pub(crate) format: Format,

    /// Language of inputs that do not say it (a code such as en; default: told from the text)
    #[arg(long, global = true, value_name = "CODE")]
    pub(crate) lang: Option<String>,

    /// Fetch from this host though its address is not public (may be given more than once)
    #[arg(long, global = true, value_name = "HOST")]
    pub(crate) allow_host: Vec<String>,

    /// Threads to work on (default: one a core)
    #[arg(long, global = true, value_name = "N")]
    pub(crate) threads: Option<usize>,
}

impl Global {
    /// The two clocks.
    pub(crate) fn knowledge(&self) -> Knowledge {
        Knowledge { as_of: self.as_of, known: self.known }
    }
}

/// Formats of results.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum Format {
    /// For reading on a terminal
    Table,
    /// One JSON value
    Json,
    /// One JSON object a line
    Jsonl,
    /// Comma-separated values
    Csv,
    /// Markdown
    Md,
    /// A page to print (the brief alone)
    Html,
}

#[derive(Subcommand, Debug)]
enum Command {
    /// Show a shipped negotiation on one screen
    Demo(commands::demo::Demo),
    /// Serve the pages and open a browser
    Open(commands::serve::Open),
    /// Serve the pages on this machine
    Serve(commands::serve::Serve),
    /// Start a dossier folder
    Init(commands::init::Init),
    /// Read documents into the ledger
    Add(commands::add::Add),
    /// Write who said what in each document
    Extract(commands::extract::Extract),
    /// Show where the accounts part
    Compare(commands::compare::Compare),
    /// Show a document, statement or finding by its id
    Show(commands::show::Show),
    /// Show parties by issues
    Matrix(commands::views::Matrix),
    /// Show each party's position on each issue over time
    Positions(commands::views::Positions),
    /// Show claims that one party makes and another denies
    Claims(commands::views::Claims),
    /// Show who and what is named, by which names, and who uses which
    Actors(commands::views::Actors),
    /// Show which documents go back to one text
    Origins(commands::views::Origins),
    /// Show what was said and what happened, by date
    Timeline(commands::views::Timeline),
    /// Write the brief, or check one
    Brief(commands::brief::Brief),
    /// List and compare documents
    Doc(commands::doc::Doc),
    Proposal(commands::proposal::Proposal),
    /// List statements
    Statement(commands::statement::Statement),
    /// Rebuild, verify, export the ledger
    Data(commands::data::Data),
    /// Score against gold files
    Eval(commands::eval::Eval),
}

fn zone(name: &str) -> Result<jiff::tz::TimeZone, String> {
    jiff::tz::TimeZone::get(name).map_err(|_| format!("no time zone is called {name:?} (try Europe/Kyiv)"))
}

/// Runs the call and says how it ended.
pub(crate) fn run() -> ExitCode {
    let cli = Cli::parse();
    if let Some(threads) = cli.global.threads {
        // Fails only if a pool is already there, and none is.
        let _ = rayon::ThreadPoolBuilder::new().num_threads(threads).build_global();
    }
    match dispatch(cli) {
        Ok(end) => end.exit_code(),
        Err(error) if broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            report(&error);
            error.exit_code()
        }
    }
}

fn dispatch(cli: Cli) -> Outcome {
    let global = &cli.global;
    if cli.version {
        return commands::version::run(cli.json);
    }
    if global.format == Format::Html && !matches!(cli.command, Some(Command::Brief(_))) {
        return Err(CommandError::usage("only the brief is written as html")
            .hint("verbale open shows every view as a page"));
    }
    match cli.command {
        None => Err(CommandError::usage("no command given").hint("try verbale demo, or verbale --help")),
        Some(Command::Demo(args)) => commands::demo::run(&args, global),
        Some(Command::Open(args)) => commands::serve::open(&args, global),
        Some(Command::Serve(args)) => commands::serve::serve(&args, global),
        Some(Command::Init(args)) => commands::init::run(&args),
        Some(Command::Add(args)) => commands::add::run(&args, global),
        Some(Command::Extract(args)) => commands::extract::run(&args, global),
        Some(Command::Compare(args)) => commands::compare::run(&args, global),
        Some(Command::Show(args)) => commands::show::run(&args, global),
        Some(Command::Matrix(args)) => commands::views::matrix(&args, global),
        Some(Command::Positions(args)) => commands::views::positions(&args, global),
        Some(Command::Claims(args)) => commands::views::claims(&args, global),
        Some(Command::Actors(args)) => commands::views::actors(&args, global),
        Some(Command::Origins(args)) => commands::views::origins(&args, global),
        Some(Command::Timeline(args)) => commands::views::timeline(&args, global),
        Some(Command::Brief(args)) => commands::brief::run(&args, global),
        Some(Command::Doc(args)) => commands::doc::run(&args, global),
        Some(Command::Proposal(args)) => commands::proposal::run(&args, global),
        Some(Command::Statement(args)) => commands::statement::run(&args, global),
        Some(Command::Data(args)) => commands::data::run(&args, global),
        Some(Command::Eval(args)) => commands::eval::run(&args, global),
    }
}

/// A reader that closed the pipe has what it wanted.
fn broken_pipe(error: &CommandError) -> bool {
    error.message.contains("Broken pipe")
}

fn report(error: &CommandError) {
    let mut err = anstream::stderr().lock();
    let bold = anstyle::Style::new().bold();
    let _ = writeln!(err, "{bold}error:{bold:#} {error}");
    if let Some(hint) = &error.hint {
        let _ = writeln!(err, "{bold}hint:{bold:#}  {hint}");
    }
}

/// A command that only ever ends well.
pub(crate) fn done(written: std::io::Result<()>) -> Outcome {
    written?;
    Ok(End::Done)
}
