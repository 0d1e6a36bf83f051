# What PowerShell offers at a Tab after the first argument.
schemapacks completion pwsh | Out-String | Invoke-Expression
(TabExpansion2 -inputScript $args[0] -cursorColumn $args[0].Length).CompletionMatches | ForEach-Object { $_.CompletionText }
