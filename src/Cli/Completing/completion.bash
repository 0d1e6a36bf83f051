# Completes schemapacks. In ~/.bashrc: eval "$(schemapacks completion bash)"
_schemapacks_complete() {
  local current="${COMP_WORDS[COMP_CWORD]}" line
  COMPREPLY=()
  while IFS= read -r line; do
    if [[ $line == -* && $current != -* ]]; then continue; fi
    if [[ $line == "$current"* ]]; then COMPREPLY+=("$line"); fi
  done < <("${COMP_WORDS[0]}" "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)
}
complete -o default -F _schemapacks_complete schemapacks
