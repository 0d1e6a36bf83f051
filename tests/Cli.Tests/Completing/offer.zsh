# What zsh offers at a Tab after $1. It completes in an interactive shell only, so one is driven through a pseudo terminal; it writes each match to $2.
zmodload zsh/zpty
export OFFERED=$2
zpty shell zsh -f -i
zpty -w shell 'source ${OFFERED:h}/setup.zsh'
for ((i = 0; i < 600; i++)); do
  while zpty -r -t shell chunk; do :; done
  if [[ -e $OFFERED.ready && -z $sent ]]; then sent=1; zpty -w -n shell "$1"$'\t'; fi
  [[ -e $OFFERED.done ]] && break
  sleep 0.05
done
zpty -d shell
