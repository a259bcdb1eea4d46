using System;
using System.IO;
using System.Linq;
using CsCheck;
using DupNet.Cli.Flashing;
using DupNet.Packing;
using Xunit;

namespace DupNet.Cli.Tests.Flashing;

public class DeploymentImageTests
{
    private static readonly byte[] s_image = TestImage.Application(SpotModel.Bytes);

    /// <summary>The core library as nanoFramework publishes it: the layout and the checksums are those of real assemblies.</summary>
    [Fact]
    public void APublishedAssemblyIsRead()
    {
        byte[] published = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "mscorlib.pe"));
        DeploymentImage image = new(published);
        Assert.Equal(published.Length, Assert.Single(image.Assemblies).Length);
        Assert.False(image.HasStamp);
        byte[] two = [.. published, .. s_image, .. Enumerable.Repeat((byte)0xFF, 100)];
        Assert.Equal([null, "Application", "DupNet.Embedded"], new DeploymentImage(two).Assemblies.Select(assembly => assembly.Name));
    }

    [Fact]
    public void TheModelsInsideAreFound()
    {
        Assert.Equal(SpotModel.Model.Checksum, Assert.Single(new DeploymentImage(s_image).Models).Checksum);
        byte[] damaged = [.. SpotModel.Bytes];
        damaged[^1] ^= 1;
        Assert.Empty(new DeploymentImage(TestImage.Application(damaged)).Models);
    }

    [Fact]
    public void AStampIsWrittenWithTheChecksumsThatBelongToIt()
    {
        const string Stamp = "00112233445566aa";
        DeploymentImage image = new(s_image);
        Assert.True(image.HasStamp);
        byte[] stamped = image.WithStamp(Stamp);
        Assert.Equal(Stamp, TestImage.StampOf(stamped));
        Assert.Equal("----------------", TestImage.StampOf(s_image));
        int second = image.Assemblies[1].Offset;
        Assert.Equal(s_image[..second], stamped[..second]);
        Assert.Equal(TestImage.Seal(stamped[second..]), stamped[second..]);
        Assert.True(new DeploymentImage(stamped).HasStamp);
    }

    [Fact]
    public void AMarkThatIsCutOffIsNone()
        => Assert.False(new DeploymentImage(TestImage.Assembly("Odd", ["dupnet-build-stamp:"], [])).HasStamp);

    [Fact]
    public void AnyOtherByteIsRefused()
        => Gen.Select(Gen.Int[0, s_image.Length - 1], Gen.Int[0, 7]).Sample((at, bit) =>
        {
            byte[] damaged = [.. s_image];
            damaged[at] ^= (byte)(1 << bit);
            Assert.Throws<FormatException>(() => new DeploymentImage(damaged));
        });

    [Fact]
    public void WhateverIsCutIsRefused()
        => Gen.Int[0, s_image.Length - 1].Where(length => length != new DeploymentImage(s_image).Assemblies[1].Offset)
            .Sample(length => Assert.Throws<FormatException>(() => new DeploymentImage(s_image[..length] is { Length: > 0 } cut ? cut : [1])));

    [Fact]
    public void NoiseIsRefused() => Gen.Byte.Array[1, 3000].Sample(noise => Assert.Throws<FormatException>(() => new DeploymentImage(noise)));
}
