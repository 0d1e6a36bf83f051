namespace SchemaPacks.JsonSchema.Reading;

/// <summary>Powers of ten as integers, multiplied out: floating-point powers are only as exact as the platform's.</summary>
internal static class PowersOfTen
{
    /// <summary>10^0 to 10^<paramref name="exponent"/>, which is at most 18.</summary>
    public static long[] UpTo(int exponent)
    {
        var powers = new long[exponent + 1];
        powers[0] = 1;
        for (var i = 1; i < powers.Length; i++)
            powers[i] = checked(powers[i - 1] * 10);
        return powers;
    }
}
