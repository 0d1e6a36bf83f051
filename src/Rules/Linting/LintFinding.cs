using SchemaPacks.Fixing;

namespace SchemaPacks.Linting;

/// <summary>One finding, and what would mend it.</summary>
/// <param name="Diagnostic">What was found, and where.</param>
/// <param name="Fix">Changes of the text after which it is gone and every event is judged as before; null where nobody but the author can tell.</param>
internal sealed record LintFinding(Diagnostic Diagnostic, Fix? Fix = null);
