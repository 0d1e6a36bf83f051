using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using SchemaPacks.Answering;

namespace SchemaPacks.Reporting;

/// <summary>Reads a number from an address.</summary>
internal static class WholeNumber
{
    public static bool TryRead(HttpRequest request, string name, int otherwise, int max, out int number, [NotNullWhen(false)] out Problem? problem)
    {
        string text = request.Query[name].ToString();
        problem = null;
        number = otherwise;
        if (text.Length == 0 || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number > 0 && number <= max))
            return true;
        problem = new Problem(StatusCodes.Status400BadRequest, Diagnostics.BadRequest, $"the parameter '{name}' is no whole number from 1 to {max}");
        return false;
    }
}
