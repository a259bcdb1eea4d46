using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using DupNet.Pictures;
using DupNet.Testing;

namespace DupNet.Fuzzing.Targets;

/// <summary>A picture file: refused, or a picture of the size that its header tells, within a limit of memory.</summary>
internal sealed class PictureTarget() : FuzzTarget("picture")
{
    private static readonly Lazy<TemporaryFolder> s_folder = new(static () =>
    {
        var folder = new TemporaryFolder();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Dispose();
        return folder;
    });

    /// <inheritdoc/>
    public override IReadOnlyList<byte[]> Seeds { get; } =
        [.. new[] { "*.jpg", "*.gif", "*.png", "*.bmp", "*.webp" }.SelectMany(static pattern => SeedFiles.Of("tests/DupNet.Pictures.Tests/Kinds", pattern))];

    /// <inheritdoc/>
    public override long MostBytes => 1L << 30;

    /// <inheritdoc/>
    public override byte[] Mutate(Random random, byte[] input) => Mutation.Bytes.Mutate(random, input);

    /// <inheritdoc/>
    public override bool Run(byte[] input)
    {
        string path = s_folder.Value.File("picture");
        File.WriteAllBytes(path, input);
        (int Width, int Height)? told = Try<(int, int)?>(() => PictureHeader.SizeOf(path, input));
        Picture? picture = Try(() => PictureFile.Load(path));
        string? damage = null;
        Picture? damaged = Try(() => PictureFile.LoadDamaged(path, out damage));
        Require(picture is null || told == (picture.Width, picture.Height), "a picture has the size that its header tells");
        Require(picture is null || damage is null, "a picture that is read has no damage");
        Require(picture is null || damaged is not null && damaged.Rgb.AsSpan().SequenceEqual(picture.Rgb), "what is whole is read alike where damage is allowed");
        return picture is not null;
    }

    private static T? Try<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (PictureException)
        {
            return default;
        }
    }
}
