# Completes schemapacks. In ~/.config/fish/config.fish: schemapacks completion fish | source
complete -c schemapacks -a '(schemapacks "[suggest:"(commandline -C)"]" (commandline -cp) 2>/dev/null)'
