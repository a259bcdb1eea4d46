using System;
using System.IO;
using System.IO.Hashing;

namespace DupNet.Fuzzing.Running;

/// <summary>An input that breaks a promise.</summary>
/// <param name="Target">Name of the target.</param>
/// <param name="What">Which promise, and how.</param>
/// <param name="Input">The input.</param>
/// <param name="Seed">The seed that the input was made from; null for one of a file.</param>
/// <param name="IsStuck">Whether its thread still runs.</param>
internal sealed record Finding(string Target, string What, byte[] Input, int? Seed, bool IsStuck)
{
    /// <summary>Writes the input to a file of a folder.</summary>
    /// <returns>The file's path.</returns>
    public string Write(string folder)
    {
        string path = Path.Combine(folder, Target, Convert.ToHexStringLower(Crc32.Hash(Input)));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, Input);
        return path;
    }
}
