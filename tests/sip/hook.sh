#!/usr/bin/env bash
# The hook of a softphone: hears baresip's events (ctrl_tcp: netstrings of JSON) and tells the desk with `pult call`.
# usage: hook.sh PORT EXTENSION     PULT is the program, HOOK_TAKES a number whose calls are taken.
set -euo pipefail
export LC_ALL=C
exec 3<>"/dev/tcp/127.0.0.1/$1"

field() { sed -n "s/.*\"$1\":\"\([^\"]*\)\".*/\1/p" <<<"$2"; }
order() { printf '%s:%s,' "${#1}" "$1" >&3; }
tell() { # Nothing of what the caller says is a word of the shell: arguments only.
  "$PULT" call "$1" --from "$2" --to "$3" --id "$4" </dev/null
}

while IFS= read -r -d: -u3 length; do
  IFS= read -r -N "$length" -u3 event
  IFS= read -r -N 1 -u3 _
  uri=$(field peeruri "$event"); from=${uri#sip:}; from=${from%%@*}
  id=$(field id "$event")
  case "$(field type "$event")" in
    CALL_INCOMING)
      tell ring "$from" "$2" "$id"
      if [ "$from" = "${HOOK_TAKES:-}" ]; then order '{"command":"accept"}'; fi ;;
    CALL_ESTABLISHED) tell answer "$from" "$2" "$id" ;;
    CALL_CLOSED) tell end "$from" "$2" "$id" ;;
  esac
done
