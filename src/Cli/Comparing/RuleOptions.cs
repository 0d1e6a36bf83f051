using System.CommandLine;
using SchemaPacks.Compatibility;
using SchemaPacks.Compatibility.Modes;

namespace SchemaPacks.Cli.Comparing;

/// <summary>The options that stand in place of <c>compatibility: default</c> in <c>schemapacks.yaml</c>.</summary>
internal sealed class RuleOptions
{
    private readonly Option<string> _mode = new("--mode")
    {
        Description = "What a version owes to the one before it, or to all before it (_TRANSITIVE), where no rule for its namespace or id says otherwise. Default: BACKWARD.", HelpName = "mode",
    };

    private readonly Option<ComparisonLevel?> _level = new("--level") { Description = "Whether only what an event log stores counts (door, the default), or all that a schema lets through (schema).", HelpName = "schema|door" };
    private readonly Option<bool> _acrossMajors = new("--across-majors") { Description = "Compare versions although the major version was raised, which otherwise declares a break." };
    private readonly Option<CheckSeverity?> _undecided = new("--undecided") { Description = "How much it counts that nothing could be proved. Default: warning.", HelpName = "off|warning|error" };
    private readonly Option<CheckSeverity?> _versions = new("--versions") { Description = "How much it counts that a version was raised by too little or too much. Default: warning.", HelpName = "off|warning|error" };

    public RuleOptions()
    {
        _mode.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !ModeName.TryParse(token.Value, out _))
                result.AddError($"'{token.Value}' is no mode; there are {string.Join(", ", ModeName.All)}");
        });
        _mode.CompletionSources.Add(_ => ModeName.All.Select(name => new System.CommandLine.Completions.CompletionItem(name)));
        _level.AcceptOnlyFromAmong(StringComparer.Ordinal, "schema", "door");
        _undecided.AcceptOnlyFromAmong(StringComparer.Ordinal, "off", "warning", "error");
        _versions.AcceptOnlyFromAmong(StringComparer.Ordinal, "off", "warning", "error");
    }

    public void AddTo(Command command)
    {
        command.Add(_mode);
        command.Add(_level);
        command.Add(_acrossMajors);
        command.Add(_undecided);
        command.Add(_versions);
    }

    public CompatibilityRuleChange Read(ParseResult parsed) => new()
    {
        Mode = ModeName.TryParse(parsed.GetValue(_mode), out CompatibilityMode mode) ? mode : null,
        Level = parsed.GetValue(_level),
        AcrossMajors = parsed.GetValue(_acrossMajors) ? true : null,
        Undecided = parsed.GetValue(_undecided),
        Versions = parsed.GetValue(_versions),
    };
}
