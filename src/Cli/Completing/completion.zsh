#compdef schemapacks
# Completes schemapacks. In ~/.zshrc, after compinit: eval "$(schemapacks completion zsh)"
_schemapacks_complete() {
  local line="${(j: :)words[1,CURRENT]}"
  local -a found
  found=("${(@f)$("${words[1]}" "[suggest:${#line}]" "${line}" 2>/dev/null)}")
  if [[ $PREFIX == -* ]]; then found=("${(@M)found:#-*}"); else found=("${(@)found:#(-*|)}"); fi
  (( $#found )) && compadd -a found || _files
}
compdef _schemapacks_complete schemapacks
