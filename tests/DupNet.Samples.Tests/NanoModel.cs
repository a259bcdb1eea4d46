using System;
using System.Globalization;
using System.IO;
using DupNet.Embedded;

namespace DupNet.Samples.Tests;

/// <summary>The small model that the samples come with.</summary>
internal static class NanoModel
{
    /// <summary>How the samples introduce it.</summary>
    public static string Line => string.Create(CultureInfo.InvariantCulture, $"model of {Bytes.Length} bytes, CRC-32 {DupNetModel.Load(Bytes).Checksum:x8}");

    public static byte[] Bytes => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "dupnet-nano.dupnet"));
}
