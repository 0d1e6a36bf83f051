autoload -Uz compinit
compinit -u -D
eval "$(schemapacks completion zsh)"
compadd() {
  local -a matches
  builtin compadd -A matches "$@"
  (( $#matches )) && print -rl -- $matches >> $OFFERED
  builtin compadd "$@"
}
offer() { zle complete-word; : > $OFFERED.done }
zle -N offer
bindkey '^I' offer
: > $OFFERED.ready
