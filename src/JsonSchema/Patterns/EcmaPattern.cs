using System.Text.RegularExpressions;

namespace SchemaPacks.JsonSchema.Patterns;

/// <summary>A compiled ECMA-262 pattern, matched anywhere in the text.</summary>
internal sealed class EcmaPattern(Regex regex)
{
    public bool IsMatch(string text) => regex.IsMatch(text);

    /// <summary>As <see cref="IsMatch"/>; a backtracking match that runs out of time may match.</summary>
    public bool MayMatch(string text)
    {
        try
        {
            return IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return true; // undecided: the caller asks what may apply
        }
    }
}
