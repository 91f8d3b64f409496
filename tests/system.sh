#!/bin/sh
# What the tests need beside Python: a browser and tools that read PDFs. Installs them as root on Debian, else lists them.
set -eu
missing=""
for pair in chromium:chromium qpdf:qpdf pdftoppm:poppler-utils soffice:libreoffice-calc-nogui; do
    command -v "${pair%%:*}" >/dev/null 2>&1 || missing="$missing ${pair##*:}"
done
[ -n "$missing" ] || exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing$missing ..."
    apt-get update -qq
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
    exit 0
fi
echo "The tests need these programs; install them and run again:$missing" >&2
echo "On Debian or Ubuntu: sudo apt install$missing" >&2
exit 1
