using System;
using CsCheck;
using Xunit;

namespace DupNet.Embedded.Storage.Tests;

public sealed class SlicedModelTests
{
    private static readonly byte[] s_model = StoredModels.All[5];

    [Fact]
    public void AnySliceSizeGivesTheModel()
        => Gen.Int[64, 700].Sample(
            sliceBytes =>
            {
                int largest = 0;
                SlicedModel sliced = new(
                    (offset, length) =>
                    {
                        largest = Math.Max(largest, length);
                        return Resource(s_model, offset, length);
                    },
                    sliceBytes);
                Assert.Equal(s_model.Length, sliced.FileBytes);
                Assert.Equal(StoredModels.Checksum(s_model), sliced.Checksum);
                Assert.True(sliced.IsIntact());
                Assert.Equal(StoredModels.Checksum(s_model), sliced.Load().Checksum);

                SimulatedDrive drive = new();
                ModelUpdate update = new ModelStore(drive, "face").BeginUpdate();
                sliced.CopyTo(update);
                update.Commit();
                Assert.Equal(s_model, drive["face-0.dupnet"][..^16]);
                Assert.InRange(largest, 64, sliceBytes);
            },
            iter: 100);

    [Fact]
    public void EveryTruncationIsRefused()
    {
        for (int length = 0; length < s_model.Length; length++)
        {
            byte[] cut = s_model[..length];
            Assert.Throws<ModelException>(() => new SlicedModel((offset, count) => Resource(cut, offset, count), 64).Load());
        }
    }

    [Fact]
    public void MoreBytesThanThereAreAreRefusedBeforeTheirMemoryIsTaken()
    {
        byte[] damaged = (byte[])s_model.Clone();
        damaged[11] = 0x10;
        SlicedModel sliced = new((offset, count) => Resource(damaged, offset, count), 64);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(ModelError.Truncated, Assert.Throws<ModelException>(sliced.Load).Error);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 500_000);
    }

    [Fact]
    public void ADamagedByteIsSeenWithoutLoading()
    {
        for (int i = 8; i < s_model.Length; i++)
        {
            byte[] damaged = (byte[])s_model.Clone();
            damaged[i] ^= 0x10;
            SlicedModel? sliced = null;
            Exception? refusal = Record.Exception(() => sliced = new SlicedModel((offset, count) => Resource(damaged, offset, count), 80));
            Assert.True(refusal is ModelException || Record.Exception(() => Assert.False(sliced!.IsIntact())) is null or ModelException, $"byte {i}");
        }
    }

    [Theory]
    [InlineData(0, 'X', "offset 0: does not start with DUPN")]
    [InlineData(11, 128, "offset 8: file bytes is above 2147483647")]
    [InlineData(9, 0, "offset 8: file bytes is ")]
    public void WhatIsNotAModelIsRefusedByItsFirstSlice(int offset, int value, string message)
    {
        byte[] wrong = (byte[])s_model.Clone();
        wrong[8] = 63;
        wrong[offset] = (byte)value;
        ModelException refusal = Assert.Throws<ModelException>(() => new SlicedModel((at, count) => Resource(wrong, at, count), 64));
        Assert.Contains(message, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WrongArgumentsAreRefused()
    {
        Assert.Throws<ArgumentNullException>(() => new SlicedModel(null, 64));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SlicedModel((_, _) => [], 63));
        Assert.Throws<ArgumentNullException>(() => new SlicedModel((offset, count) => Resource(s_model, offset, count), 64).CopyTo(null));
        Assert.Throws<ModelException>(() => new SlicedModel((_, _) => null, 64));
    }

    /// <summary>What nanoFramework's ResourceUtility gives: fewer bytes at the end, an exception behind it.</summary>
    private static byte[] Resource(byte[] resource, int offset, int length)
        => offset < resource.Length ? resource[offset..Math.Min(offset + length, resource.Length)] : throw new IndexOutOfRangeException();
}
