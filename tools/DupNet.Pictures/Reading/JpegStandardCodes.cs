using System;

namespace DupNet.Pictures.Reading;

/// <summary>
/// The Huffman tables of ITU-T T.81, annex K.3, which nearly all encoders without tables of their own use. Frames of films (MJPEG)
/// leave them out.
/// </summary>
internal static class JpegStandardCodes
{
    private static readonly JpegCodes[] s_means =
    [
        Make(
            "00010501010101010100000000000000",
            "000102030405060708090a0b"),
        Make(
            "00030101010101010101010000000000",
            "000102030405060708090a0b"),
    ];

    private static readonly JpegCodes[] s_others =
    [
        Make(
            "0002010303020403050504040000017d",
            "01020300041105122131410613516107227114328191a1082342b1c11552d1f02433627282090a161718191a25262728292a34353637"
            + "38393a434445464748494a535455565758595a636465666768696a737475767778797a838485868788898a92939495969798999aa2a3"
            + "a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae1e2e3e4e5e6e7e8e9eaf1f2f3f4f5f6f7f8f9fa"),
        Make(
            "00020102040403040705040400010277",
            "000102031104052131061241510761711322328108144291a1b1c109233352f0156272d10a162434e125f11718191a262728292a3536"
            + "3738393a434445464748494a535455565758595a636465666768696a737475767778797a82838485868788898a92939495969798999a"
            + "a2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae2e3e4e5e6e7e8e9eaf2f3f4f5f6f7f8f9fa"),
    ];

    /// <summary>The standard table for means: 0 for brightness, 1 for colour; null for another number.</summary>
    public static JpegCodes? Means(int slot) => slot < s_means.Length ? s_means[slot] : null;

    /// <summary>The standard table for coefficients that are no means: 0 for brightness, 1 for colour; null for another number.</summary>
    public static JpegCodes? Others(int slot) => slot < s_others.Length ? s_others[slot] : null;

    private static JpegCodes Make(string counts, string symbols) => new(Convert.FromHexString(counts), Convert.FromHexString(symbols));
}
