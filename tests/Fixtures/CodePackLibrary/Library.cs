namespace CodePackLibrary;

/// <summary>A dependency that only the code pack has.</summary>
public static class Library
{
    public static bool IsEven(int number) => number % 2 == 0;
}
