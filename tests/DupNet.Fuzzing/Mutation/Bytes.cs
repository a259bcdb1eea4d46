using System;

namespace DupNet.Fuzzing.Mutation;

/// <summary>Changes of bytes that know nothing of their meaning.</summary>
internal static class Bytes
{
    private const int MostChanges = 6;
    private const int LongestPiece = 64;

    private static readonly uint[] s_numbers = [0, 1, 2, 7, 8, 127, 128, 255, 256, 32767, 32768, 65535, 65536, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFE, 0xFFFFFFFF];

    /// <summary>One to six changes.</summary>
    public static byte[] Mutate(Random random, byte[] input)
    {
        for (int changes = random.Next(1, MostChanges + 1); changes > 0; changes--)
        {
            input = Change(random, input);
        }

        return input;
    }

    private static byte[] Change(Random random, byte[] input)
    {
        if (input.Length == 0)
        {
            return [(byte)random.Next(256)];
        }

        int at = random.Next(input.Length);
        int count = random.Next(Math.Min(LongestPiece, input.Length - at)) + 1;
        switch (random.Next(9))
        {
            case 0:
                input[at] ^= (byte)(1 << random.Next(8));
                return input;
            case 1:
                input[at] = (byte)random.Next(256);
                return input;
            case 2:
                input[at] += (byte)random.Next(-3, 4);
                return input;
            case 3:
                PutNumber(random, input, at);
                return input;
            case 4:
                return [.. input.AsSpan(0, at), .. input.AsSpan(at + count)];
            case 5:
                return [.. input.AsSpan(0, at), .. input.AsSpan(at, count), .. input.AsSpan(at)];
            case 6:
                random.NextBytes(input.AsSpan(at, count));
                return input;
            case 7:
                int from = random.Next(input.Length - count + 1);
                return [.. input.AsSpan(0, at), .. input.AsSpan(from, count), .. input.AsSpan(at)];
            default:
                return input[..at];
        }
    }

    private static void PutNumber(Random random, byte[] input, int at)
    {
        uint number = s_numbers[random.Next(s_numbers.Length)];
        bool largeFirst = random.Next(2) == 0;
        int width = 1 << random.Next(3);
        for (int i = 0; i < width && at + i < input.Length; i++)
        {
            input[at + i] = (byte)(number >> (8 * (largeFirst ? width - 1 - i : i)));
        }
    }
}
