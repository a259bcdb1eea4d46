using System;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Linq;
using Xunit;

namespace DupNet.Pictures.Tests;

/// <summary>Holds what is seen of damage against <c>djpeg</c> of libjpeg-turbo, which warns where its decoder meets something odd.</summary>
public sealed class DjpegComparisonTests(ITestOutputHelper log)
{
    private const int Copies = 8;
    private const int Piece = 512;

    /// <summary>Headers of the files here end before this.</summary>
    private const int Headers = 700;

    private static readonly (string Name, Func<byte[], Random, byte[]> Make)[] s_damages =
    [
        ("512 bytes zeroed", static (bytes, random) => Damage.Zero(bytes, Place(bytes, random, Piece), Piece)),
        ("64 bytes zeroed", static (bytes, random) => Damage.Zero(bytes, Place(bytes, random, 64), 64)),
        ("512 bytes removed", static (bytes, random) => Damage.Remove(bytes, Place(bytes, random, Piece), Piece)),
        ("3 bytes removed", static (bytes, random) => Damage.Remove(bytes, Place(bytes, random, 3), 3)),
        ("512 bytes scrambled", static (bytes, random) => Damage.Scramble(bytes, Place(bytes, random, Piece), Piece, random)),
        ("1 byte scrambled", static (bytes, random) => Damage.Scramble(bytes, Place(bytes, random, 1), 1, random)),
    ];

    [Fact]
    public void WhatDjpegWarnsAboutIsRefused()
    {
        using var folder = new TemporaryFolder();
        string file = folder.File("a.jpg");
        File.WriteAllBytes(file, Kinds.Astronaut);
        Assert.SkipWhen(Warning(file) is null, "djpeg is not installed (apt-get install libjpeg-turbo-progs).");
        string[] names = [.. Kinds.Names(".jpg").Except(["arithmetic.jpg"]), "astronaut.jpg"];
        foreach ((string damage, Func<byte[], Random, byte[]> make) in s_damages)
        {
            var random = new Random(24);
            int warned = 0;
            int refused = 0;
            foreach (string name in names)
            {
                byte[] bytes = Kinds.Read(name);
                for (int i = 0; i < Copies; i++)
                {
                    File.WriteAllBytes(file, make(bytes, random));
                    string? warning = Warning(file);
                    bool isRefused = Record.Exception(() => PictureFile.Load(file)) is PictureException;
                    Assert.True(isRefused || warning is null or "", $"{name}, copy {i}, {damage}: {warning}");
                    warned += warning is null or "" ? 0 : 1;
                    refused += isRefused ? 1 : 0;
                }
            }

            log.WriteLine($"{damage}: djpeg warns about {warned} of {names.Length * Copies}, refused are {refused}.");
        }
    }

    private static int Place(byte[] bytes, Random random, int count) => random.Next(Headers, bytes.Length - count - 2);

    /// <summary>What djpeg says about a file that matters; null when it is not installed.</summary>
    private static string? Warning(string file)
    {
        var start = new ProcessStartInfo("djpeg", ["-outfile", file + ".ppm", file]) { RedirectStandardError = true };
        try
        {
            using Process process = Process.Start(start)!;
            string warning = process.StandardError.ReadToEnd();
            process.WaitForExit();

            // Fields of a header that sequential files do not use: no pixel is lost.
            return warning.Trim() == "Invalid SOS parameters for sequential JPEG" ? string.Empty : warning;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
