namespace YamlDotNet;

/// <summary>Only this version of the library has it.</summary>
public static class OnlyHere
{
    public static string Version => typeof(OnlyHere).Assembly.GetName().Version!.ToString();
}
