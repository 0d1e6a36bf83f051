# Completes schemapacks. In ~/.config/fish/config.fish: schemapacks completion fish | source
function __schemapacks_complete
    set -l line (commandline -cp)
    set -l current (commandline -ct)
    set -l kind '^[^-]'
    string match -q -- '-*' "$current"; and set kind '^-'
    set -l found
    for word in (schemapacks "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null | string match -r -- "$kind.*")
        if test (string sub --length (string length -- "$current") -- $word) = "$current"
            set -a found $word
        end
    end
    if set -q found[1]
        printf '%s\n' $found
    else
        __fish_complete_path "$current"
    end
end
complete -c schemapacks -f -a '(__schemapacks_complete)'
