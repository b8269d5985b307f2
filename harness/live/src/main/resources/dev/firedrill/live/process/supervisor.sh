# Run a command in a process group of its own, and end it with all that it started: when told to, and when the harness is
# gone, by whatever death. For bash (also 3.2 of macOS), and for any POSIX shell where there is setsid.
#
#   arguments  marker, grace in seconds, group to sweep or "", then the command and its arguments, which no shell interprets
#   0          orders, one a line: stop and kill, answered by "gone", and end. If it ends without that, the harness is gone.
#   1          what the command prints, its errors too
#   2          news for the harness: "pid N", "exit N", "gone"
#
# Problem:  dash has no job control without a terminal, macOS has no setsid, and neither can name all children of a process.
# Decision: bash makes the group by "set -m", other shells by setsid; who belongs to the command is told by the group and,
#           where there is /proc, by a marker in the environment, which also a daemon in a session of its own inherits.
#           "kill -s" and not "kill -KILL": dash takes "--" only after the former.
marker=$1 grace=$2 group=$3
shift 3

# List whom to signal: the group if it has a member alive, and those with the marker outside of it; nobody twice, as to many
# services a second TERM says to drop everything. Zombies are nobody.
left() {
    if [ -r /proc/self/environ ]; then
        marked=$(grep -lF -e "$marker" /proc/[0-9]*/environ)
        members=' '
        for stat in /proc/[0-9]*/stat; do
            read -r line <"$stat" || continue
            pid=${line%% *}
            set -- ${line##*) }
            if [ "$3" = "$group" ] && [ "$1" != Z ] && [ "$1" != X ]; then
                members="$members$pid "
            fi
        done
        [ "$members" = ' ' ] || echo "-$group"
        for environ in $marked; do
            pid=${environ#/proc/}
            pid=${pid%/environ}
            case $members in *" $pid "*) ;; *) echo "$pid" ;; esac
        done
    else
        ps -A -o pgid= -o stat= | while read -r of state; do
            case $state in Z*) continue ;; esac
            if [ "$of" = "$group" ]; then
                echo "-$group"
                break
            fi
        done
    fi
}

by_force() {
    rounds=0
    while targets=$(left) && [ -n "$targets" ] && [ "$rounds" -lt 400 ]; do
        kill -s KILL -- $targets
        sleep 0.02
        rounds=$((rounds + 1))
    done
}

in_order() {
    targets=$(left)
    if [ -n "$targets" ]; then
        kill -s TERM -- $targets
        kill -s CONT -- $targets
        sleep "$grace" &
        timer=$!
        while kill -s 0 "$timer" && [ -n "$(left)" ]; do
            sleep 0.02
        done
        kill -s KILL "$timer"
        by_force
    fi
}

obey() {
    while read -r order <&3; do
        case $order in
            stop) in_order ;;
            kill) by_force ;;
            end) exit ;;
        esac
        echo gone >&4
    done
    in_order
}

exec 3<&0 4>&2 </dev/null 2>/dev/null
if [ -n "$group" ]; then
    by_force
    exit
fi

# A signal to the harness's own group (Ctrl-C, a closed terminal) must not end us before our work is done. What a shell
# catches is reset in what it starts; what it ignores is not, so ignoring has to wait until the command runs.
trap : INT QUIT HUP TERM
if [ -n "$BASH_VERSION" ]; then
    set -m
    {
        export FIREDRILL_RUN="${FIREDRILL_RUN:+$FIREDRILL_RUN:}$marker"
        exec "$@" 2>&1 3<&- 4>&-
    } &
    group=$!
    set +m
else
    FIREDRILL_RUN="${FIREDRILL_RUN:+$FIREDRILL_RUN:}$marker" setsid "$@" 2>&1 3<&- 4>&- &
    group=$!
    until kill -s 0 -- "-$group" || ! kill -s 0 "$group"; do
        sleep 0.01
    done
fi
trap '' INT QUIT HUP TERM
exec >/dev/null
echo "pid $group" >&4
obey &
wait "$group"
echo "exit $?" >&4
wait
