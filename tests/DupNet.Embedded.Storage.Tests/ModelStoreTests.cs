using System;
using System.Buffers.Binary;
using System.IO;
using System.IO.Hashing;
using System.Linq;
using Xunit;

namespace DupNet.Embedded.Storage.Tests;

public sealed class ModelStoreTests
{
    private readonly SimulatedDrive _drive = new();

    [Fact]
    public void TheDeployedModelIsLoadedUntilThereIsAnUpdate()
    {
        _drive["face.dupnet"] = StoredModels.All[0];
        ModelStore store = new(_drive, "face");
        Assert.Equal(StoredModels.Checksum(StoredModels.All[0]), store.Load().Checksum);
        Assert.Equal(StoredModels.Checksum(StoredModels.All[1]), store.Update(StoredModels.All[1]).Checksum);
        Assert.Equal(StoredModels.Checksum(StoredModels.All[1]), store.Load().Checksum);
        Assert.Equal(["face-0.dupnet", "face.dupnet"], _drive.Names);
        Assert.Equal(StoredModels.All[0], _drive["face.dupnet"]);
    }

    [Fact]
    public void UpdatesTakeTurns()
    {
        ModelStore store = new(_drive, "face");
        for (int i = 0; i < 7; i++)
        {
            byte[] model = StoredModels.All[i % 6];
            store.Update(model);
            Assert.Equal(StoredModels.Checksum(model), StoredModels.Loaded(_drive));
            Assert.Equal(model, _drive[$"face-{i % 2}.dupnet"][..^16]);
        }
    }

    [Fact]
    public void WithoutAModelTheMessageSaysWhatEachFileLacks()
    {
        _drive["face-1.dupnet"] = StoredModels.All[0];
        _drive["face.dupnet"] = StoredModels.All[0][..100];
        ModelStoreException none = Assert.Throws<ModelStoreException>(() => new ModelStore(_drive, "face").Load());
        Assert.Equal(
            "no model: face-0.dupnet does not exist; face-1.dupnet has no seal; face.dupnet is refused (DupNet model, offset 100: ends here, the header states "
            + StoredModels.All[0].Length + " bytes)",
            none.Message);
    }

    [Fact]
    public void AnyDamagedByteOfTheNewestModelBringsBackTheOneBefore()
    {
        ModelStore store = new(_drive, "face");
        store.Update(StoredModels.All[0]);
        store.Update(StoredModels.All[1]);
        for (int i = 0; i < _drive["face-1.dupnet"].Length; i++)
        {
            SimulatedDrive damaged = _drive.Clone();
            byte[] content = (byte[])_drive["face-1.dupnet"].Clone();
            content[i] ^= (byte)(1 + (i % 255));
            damaged["face-1.dupnet"] = content;
            Assert.Equal(StoredModels.Checksum(StoredModels.All[0]), StoredModels.Loaded(damaged));

            // The update goes over the damaged file, not over the good one, and wins.
            new ModelStore(damaged, "face").Update(StoredModels.All[2]);
            Assert.Equal(StoredModels.All[0], damaged["face-0.dupnet"][..^16]);
            Assert.Equal(StoredModels.Checksum(StoredModels.All[2]), StoredModels.Loaded(damaged));
        }
    }

    [Fact]
    public void ASealBehindAnotherModelIsRefused()
    {
        ModelStore store = new(_drive, "face");
        store.Update(StoredModels.All[0]);
        store.Update(StoredModels.All[1]);
        _drive["face-1.dupnet"] = [.. StoredModels.All[2], .. _drive["face-1.dupnet"][^16..]];
        Assert.Equal(StoredModels.Checksum(StoredModels.All[0]), StoredModels.Loaded(_drive));
    }

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    [InlineData(0)]
    [InlineData(-1_500_000_000)]
    public void NumbersOfUpdatesMayWrapAround(int number)
    {
        byte[] seal = [.. "SEAL"u8, .. BitConverter.GetBytes(number), .. StoredModels.All[0][12..16]];
        _drive["face-0.dupnet"] = [.. StoredModels.All[0], .. seal, .. BitConverter.GetBytes(Crc32.HashToUInt32(seal))];
        for (int i = 1; i < 4; i++)
        {
            Assert.Equal(StoredModels.Checksum(StoredModels.All[i - 1]), StoredModels.Loaded(_drive));
            new ModelStore(_drive, "face").Update(StoredModels.All[i]);
            Assert.Equal(StoredModels.Checksum(StoredModels.All[i]), StoredModels.Loaded(_drive));
        }
    }

    [Fact]
    public void GoingBackRemovesTheLastUpdate()
    {
        _drive["face.dupnet"] = StoredModels.All[2];
        ModelStore store = new(_drive, "face");
        store.Update(StoredModels.All[0]);
        store.Update(StoredModels.All[1]);
        Assert.True(store.Revert());
        Assert.Equal(StoredModels.Checksum(StoredModels.All[0]), store.Load().Checksum);
        Assert.True(store.Revert());
        Assert.Equal(StoredModels.Checksum(StoredModels.All[2]), store.Load().Checksum);
        Assert.False(store.Revert());
        Assert.Equal(["face.dupnet"], _drive.Names);
    }

    [Fact]
    public void TheOnlyModelIsNotRemoved()
    {
        ModelStore store = new(_drive, "face");
        Assert.False(store.Revert());
        store.Update(StoredModels.All[0]);
        Assert.False(store.Revert());
        _drive["face.dupnet"] = StoredModels.All[1][1..];
        Assert.False(store.Revert());
        Assert.Equal(StoredModels.Checksum(StoredModels.All[0]), store.Load().Checksum);
    }

    [Fact]
    public void EveryStepThatFailsLeavesTheOldModelAndTheNextUpdateWorks()
    {
        new ModelStore(_drive, "face").Update(StoredModels.All[0]);
        for (int step = 0; ; step++)
        {
            SimulatedDrive drive = _drive.Clone();
            drive.FailsAt = step;
            ModelStore store = new(drive, "face");
            Exception? failure = Record.Exception(() => store.Update(StoredModels.All[1]));
            if (failure == null)
            {
                Assert.True(step > StoredModels.All[1].Length);
                return;
            }

            Assert.IsType<IOException>(failure);
            Assert.Equal(StoredModels.Checksum(StoredModels.All[0]), StoredModels.Loaded(drive));
            try
            {
                store.Update(StoredModels.All[2]);
            }
            catch (InvalidOperationException)
            {
                // It failed while being written, so that the caller still holds it.
                continue;
            }

            Assert.Equal(StoredModels.Checksum(StoredModels.All[2]), StoredModels.Loaded(drive));
        }
    }

    [Theory]
    [InlineData(null, "files")]
    [InlineData("name", "name")]
    public void NothingIsRefused(string? missing, string parameter)
        => Assert.Throws<ArgumentNullException>(parameter, () => new ModelStore(missing == null ? null : _drive, null));

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("....")]
    [InlineData("../../etc/x")]
    [InlineData("/x")]
    [InlineData("a/b")]
    [InlineData("..\\x")]
    [InlineData("I:x")]
    [InlineData("a\0b")]
    [InlineData("a\n")]
    [InlineData("\u001b[31m")]
    [InlineData("a\u007f")]
    [InlineData("a*")]
    [InlineData("a|b")]
    public void ANameStaysInItsFolder(string name)
    {
        Assert.StartsWith("the name of a store ", Assert.Throws<ArgumentException>(() => new ModelStore(_drive, name)).Message, StringComparison.Ordinal);
        Assert.Empty(_drive.Names);
    }

    [Theory]
    [InlineData("face")]
    [InlineData("a.b")]
    [InlineData("..a")]
    [InlineData("model 2 (new)_x-y")]
    public void AnyOtherNameIsTaken(string name)
    {
        new ModelStore(_drive, name).Update(StoredModels.All[0]);
        Assert.Equal([name + "-0.dupnet"], _drive.Names);
    }

    [Fact]
    public void OneUpdateAtATime()
    {
        ModelStore store = new(_drive, "face");
        ModelUpdate update = store.BeginUpdate();
        Assert.Throws<InvalidOperationException>(() => store.BeginUpdate());
        Assert.Throws<InvalidOperationException>(() => store.Revert());
        update.Cancel();
        Assert.Empty(_drive.Names.ToList());
        store.Update(StoredModels.All[0]);
    }

    [Theory]
    [InlineData(null, "face.dupnet is refused (DupNet model, offset 0: does not start with DUPN)")]
    [InlineData(100, "face.dupnet is refused (DupNet model, offset 8: has 2000000 bytes, the header states 100)")]
    [InlineData(2000001, "face.dupnet is refused (DupNet model, offset 2000000: ends here, the header states 2000001 bytes)")]
    public void ALargeFileThatIsNoModelIsRefusedBeforeItsMemoryIsTaken(int? statedBytes, string message)
    {
        byte[] file = new byte[2_000_000];
        if (statedBytes != null)
        {
            "DUPN"u8.CopyTo(file);
            BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(8), statedBytes.Value);
        }

        _drive["face.dupnet"] = file;
        ModelStore store = new(_drive, "face");
        long before = GC.GetAllocatedBytesForCurrentThread();
        ModelStoreException none = Assert.Throws<ModelStoreException>(store.Load);
        store.BeginUpdate().Cancel();
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 500_000);
        Assert.EndsWith(message, none.Message, StringComparison.Ordinal);
        store.Update(StoredModels.All[0]);
    }
}
