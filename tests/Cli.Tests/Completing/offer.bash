# What bash offers at a Tab after $1, without the names of files that it offers where nothing else fits.
eval "$(schemapacks completion bash)"
read -ra COMP_WORDS <<< "$1"
[[ $1 == *' ' ]] && COMP_WORDS+=('')
COMP_CWORD=$((${#COMP_WORDS[@]} - 1)) COMP_LINE=$1 COMP_POINT=${#1}
_schemapacks_complete
printf '%s\n' "${COMPREPLY[@]}"
