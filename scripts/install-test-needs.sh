#!/bin/sh
# Installs the Debian packages that some tests need; those tests skip and say so without them. Safe to run again.
set -eu

# LibreOffice opens outputs and renders pages, poppler reads the PDFs, unzip judges rewritten containers. OmegaT
# translates exchange files; it wants a screen, which xvfb pretends to be. Apertium translates, as a program and as a
# server. radosgw and what it stands on speak S3. PostgreSQL 15 is the oldest that is supported.
# Chromium visits the console, and so does Firefox.
needs="libreoffice-writer-nogui poppler-utils unzip fonts-dejavu-core omegat xvfb
apertium apertium-eng-spa apertium-apy
radosgw ceph-mon ceph-osd ceph-common postgresql-15 chromium firefox-esr"

missing=""
for package in $needs; do
  dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
done
if [ -z "$missing" ]; then
  echo "Test needs are installed: $needs"
  exit 0
fi

if ! command -v apt-get >/dev/null; then
  echo "This is no Debian system. Install by hand what these packages hold:$missing" >&2
  exit 1
fi
as_root=""
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || { echo "Run this as root, or install sudo. Missing:$missing" >&2; exit 1; }
  as_root="sudo"
fi
export DEBIAN_FRONTEND=noninteractive
$as_root apt-get update -qq
# shellcheck disable=SC2086 # a list of packages
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing
