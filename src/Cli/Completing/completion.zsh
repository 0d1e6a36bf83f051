#compdef schemapacks
# Completes schemapacks. In ~/.zshrc, after compinit: eval "$(schemapacks completion zsh)"
_schemapacks_complete() {
  local -a found
  found=("${(@f)$("${words[1]}" "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
  compadd -a found || _files
}
compdef _schemapacks_complete schemapacks
