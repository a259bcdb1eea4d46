using System.Linq;
using static DupNet.Maintenance.Unrolling.CodeText;

namespace DupNet.Maintenance.Unrolling;

/// <summary>
/// SHA-256 of a block, sixteen rounds at a time: words of the schedule and of the state are locals, and change their names in place of their
/// values from round to round.
/// </summary>
internal static class Sha256Rounds
{
    private const int Words = 16;
    private const int StateWords = 8;
    private const int WordBytes = 4;
    private const string Names = "abcdefgh";

    public static string Methods { get; } = Of($$"""
        /// <summary>Takes a block into the state.</summary>
        /// <param name="block">16 words, the highest byte of each first.</param>
        /// <param name="state">8 words.</param>
        /// <param name="constants">A word for each round.</param>
        private static void Compress(byte[] block, ulong[] state, ulong[] constants)
        {
            ulong mask = uint.MaxValue;
            {{Lines(Words, Word)}}
            {{Lines(StateWords, i => $"ulong {Names[i]} = state[{i}];")}}
            ulong x;
            ulong y;
            for (int i = 0; ; i += {{Words}})
            {
                {{Lines(Words, Round)}}
                if (i == {{3 * Words}})
                {
                    break;
                }

                {{Lines(Words, Next)}}
            }

            {{Lines(StateWords, i => $"state[{i}] = (state[{i}] + {Names[i]}) & mask;")}}
        }
        """);

    private static string Word(int i)
    {
        int at = WordBytes * i;
        return $"ulong w{i} = ((ulong)block[{at}] << 24) | ((ulong)block[{at + 1}] << 16) | ((ulong)block[{at + 2}] << 8) | block[{at + 3}];";
    }

    /// <summary>FIPS 180-4, 6.2.2, step 3.</summary>
    private static string Round(int i)
    {
        string[] s = [.. Enumerable.Range(0, StateWords).Select(word => Names[(word + (StateWords * Words) - i) % StateWords].ToString())];
        (string a, string b, string c, string d, string e, string f, string g, string h) = (s[0], s[1], s[2], s[3], s[4], s[5], s[6], s[7]);
        return Of($$"""
            {{h}} += ((((((x = {{e}} * Twice) >> 14) ^ x) >> 5) ^ x) >> 6) + ({{g}} ^ ({{e}} & ({{f}} ^ {{g}}))) + constants[{{Index("i", i)}}] + w{{i}};
            {{d}} = ({{d}} + {{h}}) & mask;
            {{h}} = ({{h}} + ((((((x = {{a}} * Twice) >> 9) ^ x) >> 11) ^ x) >> 2) + (({{a}} & {{b}}) | ({{c}} & ({{a}} | {{b}})))) & mask;
            """);
    }

    /// <summary>FIPS 180-4, 6.2.2, step 1.</summary>
    private static string Next(int i)
    {
        (int first, int ninth, int fourteenth) = ((i + 1) % Words, (i + 9) % Words, (i + 14) % Words);
        return $"w{i} = (w{i} + w{ninth} + (((((x = w{first} * Twice) >> 11) ^ x) >> 7) ^ (w{first} >> 3)) + (((((y = w{fourteenth} * Twice) >> 2) ^ y) >> 17) ^ (w{fourteenth} >> 10))) & mask;";
    }
}
