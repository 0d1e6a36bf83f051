# What fish offers at a Tab after the first argument.
schemapacks completion fish | source
complete -C "$argv[1]"
