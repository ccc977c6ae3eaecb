#!/bin/sh
# One ingest of 20,000 documents, killed with `kill -9` at 100 random points and resumed each time.
set -eu
cd "$(dirname "$0")/.."
VERBALE_KILLS="${1:-100}" VERBALE_KILL_DOCUMENTS="${2:-20000}" \
  cargo test --release --test integration -- killed::nothing --nocapture
