#!/usr/bin/env bash
# vipsthumbnail as a peer: a process for each picture, which reads a file and writes one. Answers the lines that
# io.lazyimg.peers.worker.Worker documents.
export LC_ALL=C VIPS_CONCURRENCY=1
TIMEFORMAT='%3R %3U %3S'
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
source=

thumbnail() {
  # the height is what "free" comes to; given, so that all peers round it alike
  "$@" vipsthumbnail "$source" --size "$width"x"$height"\! -o "$work/out.jpg[Q=80,optimize_coding,strip]" >&2
}

several() {
  local i start took
  least=
  for ((i = 0; i < times; i++)); do
    start=${EPOCHREALTIME/./}
    thumbnail || return
    took=$((${EPOCHREALTIME/./} - start))
    if [ -z "$least" ] || [ "$took" -lt "$least" ]; then
      least=$took
    fi
  done
}

run() {
  { time several 2>&3; } 3>&2 2>"$work/time" || return
  awk -v least="$least" -v bytes="$(stat -c %s "$work/out.jpg")" \
    '{ printf "ok %d %d %d %d -1\n", $1 * 1e9, ($2 + $3) * 1e9, least * 1e3, bytes }' "$work/time"
}

memory() {
  if [ -x /usr/bin/time ]; then
    thumbnail /usr/bin/time -o "$work/peak" -f %M && echo "ok -1 $(($(tail -1 "$work/peak") * 1024))"
  else
    echo "ok -1 -1"
  fi
}

echo "ok $(vipsthumbnail --vips-version) with a process a picture"
while read -r command rest; do
  read -r width height times <<<"$rest"
  case $command in
    load) [ -r "$rest" ] && source=$rest && echo "ok $(stat -c %s "$source")" ;;
    save) cp "$work/out.jpg" "$rest" && echo "ok $(stat -c %s "$rest")" ;;
    run) run ;;
    memory) memory ;;
    *) false ;;
  esac || echo "error $command $rest"
done
