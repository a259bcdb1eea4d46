using System;
using DupNet.Packing;
using Xunit;

namespace DupNet.Embedded.Storage.Tests;

public sealed class ModelUpdateTests
{
    private readonly SimulatedDrive _drive = new();
    private readonly ModelStore _store;

    public ModelUpdateTests()
    {
        _store = new ModelStore(_drive, "face");
        _store.Update(StoredModels.All[0]);
    }

    [Fact]
    public void AnyDamagedByteIsRefused()
    {
        for (int i = 0; i < StoredModels.All[1].Length; i++)
        {
            byte[] damaged = (byte[])StoredModels.All[1].Clone();
            damaged[i] ^= (byte)(1 + (i % 255));
            Assert.Throws<ModelException>(() => _store.Update(damaged));
            Assert.Equal(["face-0.dupnet"], _drive.Names);
        }

        Assert.Equal(StoredModels.Checksum(StoredModels.All[0]), StoredModels.Loaded(_drive));
    }

    [Fact]
    public void AWrongKnownAnswerIsRefused()
    {
        byte[] wrong = StoredModels.WithWrongAnswer(StoredModels.All[1]);
        ModelStoreException refusal = Assert.Throws<ModelStoreException>(() => _store.Update(wrong));
        long stated = DupNetModel.Load(wrong).KnownAnswerHash;
        Assert.Equal($"the known answer is {stated ^ 1}, the model states {stated}", refusal.Message);
        Assert.Equal(StoredModels.Checksum(StoredModels.All[0]), StoredModels.Loaded(_drive));
    }

    [Fact]
    public void ACallbackCancelsTheCommit()
    {
        ModelUpdate update = _store.BeginUpdate();
        update.Write(StoredModels.All[1], 0, StoredModels.All[1].Length);
        int calls = 0;
        Assert.Null(update.Commit(() => ++calls < 2));
        Assert.Equal(2, calls);
        Assert.Equal(["face-0.dupnet"], _drive.Names);
        Assert.Equal(StoredModels.Checksum(StoredModels.All[0]), _store.Load().Checksum);
        Assert.Throws<InvalidOperationException>(() => update.Commit());
        update = _store.BeginUpdate();
        update.Write(StoredModels.All[1], 0, StoredModels.All[1].Length);
        Assert.Equal(StoredModels.Checksum(StoredModels.All[1]), update.Commit(() => true).Checksum);
    }

    [Fact]
    public void AModelThatRunsForHoursIsRefusedAtOnce()
    {
        byte[] file = RepeatedLayer.ForHours();
        Assert.Contains("the budget is ", Assert.Throws<ModelException>(() => _store.Update(file, file.Length)).Message, StringComparison.Ordinal);

        // As a deployed file it is passed over.
        _drive["face.dupnet"] = file;
        Assert.True(new ModelStore(_drive, "face").Load().Checksum == StoredModels.Checksum(StoredModels.All[0]));
        SimulatedDrive only = new() { ["face.dupnet"] = file };
        Assert.Contains("the budget is ", Assert.Throws<ModelStoreException>(() => new ModelStore(only, "face").Load()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnEndedUpdateTakesNothingMore()
    {
        ModelUpdate update = _store.BeginUpdate();
        update.Write(StoredModels.All[1], 0, StoredModels.All[1].Length);
        Assert.Equal(StoredModels.All[1].Length, update.Written);
        update.Commit();
        update.Cancel();
        Assert.Throws<InvalidOperationException>(() => update.Write(StoredModels.All[1], 0, 1));
        Assert.Throws<InvalidOperationException>(() => update.Commit());
        Assert.Equal(StoredModels.Checksum(StoredModels.All[1]), StoredModels.Loaded(_drive));
    }

    [Fact]
    public void ACancelledUpdateLeavesNothing()
    {
        ModelUpdate update = _store.BeginUpdate();
        update.Write(StoredModels.All[1], 0, 20);
        Assert.Equal(["face-0.dupnet", "face-1.dupnet"], _drive.Names);
        update.Cancel();
        Assert.Equal(["face-0.dupnet"], _drive.Names);
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(0, -1)]
    [InlineData(0, 5)]
    [InlineData(4, 1)]
    [InlineData(5, int.MaxValue)]
    public void BytesOutsideTheBufferAreRefused(int offset, int count)
    {
        ModelUpdate update = _store.BeginUpdate();
        Assert.Throws<ArgumentOutOfRangeException>(() => update.Write(new byte[4], offset, count));
        Assert.Throws<ArgumentNullException>(() => update.Write(null, 0, 0));
        Assert.Equal(0, update.Written);
    }
}
