using System;
using System.IO;
using System.Linq;
using CsCheck;
using Xunit;

namespace DupNet.Embedded.Storage.Tests;

/// <summary>A model that is there twice outlasts a file that rots.</summary>
public sealed class ScrubTests
{
    private readonly SimulatedDrive _drive = new();

    [Fact]
    public void TheOnlyUpdateIsCopiedOnce()
    {
        ModelStore store = new(_drive, StoredModels.Name);
        store.Update(StoredModels.All[0]);
        Assert.True(store.Scrub());
        Assert.Equal(_drive["face-0.dupnet"], _drive["face-1.dupnet"]);
        Assert.False(store.Scrub());
        Assert.False(new ModelStore(_drive, StoredModels.Name).Scrub());
    }

    [Fact]
    public void TheModelBeforeStaysWhereItIsWhole()
    {
        ModelStore store = new(_drive, StoredModels.Name);
        store.Update(StoredModels.All[0]);
        store.Update(StoredModels.All[1]);
        Assert.False(store.Scrub());
        Assert.True(store.Revert());
        Assert.Equal(StoredModels.Checksum(StoredModels.All[0]), StoredModels.Loaded(_drive));
    }

    [Theory]
    [InlineData("face-0.dupnet")]
    [InlineData("face-1.dupnet")]
    public void ARottenFileIsWrittenAnewFromTheGoodOneWhateverByteItIs(string rotten)
    {
        ModelStore start = new(_drive, StoredModels.Name);
        start.Update(StoredModels.All[0]);
        start.Update(StoredModels.All[1]);
        string good = rotten == "face-0.dupnet" ? "face-1.dupnet" : "face-0.dupnet";
        for (int i = 0; i < _drive[rotten].Length; i++)
        {
            SimulatedDrive drive = Rotten(_drive, rotten, i);
            ModelStore store = new(drive, StoredModels.Name);
            long checksum = store.Load().Checksum;
            Assert.Equal(StoredModels.Checksum(_drive[good]), checksum);
            if (rotten == "face-1.dupnet" || i >= _drive[rotten].Length - 16)
            {
                Assert.StartsWith(rotten + " ", store.Problems, StringComparison.Ordinal);
            }
            else
            {
                Assert.Null(store.Problems);
            }

            Assert.True(store.Scrub());
            Assert.Equal(drive[good], drive[rotten]);
            Assert.Equal(checksum, StoredModels.Loaded(Rotten(drive, good, i % drive[good].Length)));

            // And updates go on from there.
            store.Update(StoredModels.All[2]);
            Assert.Equal(StoredModels.Checksum(StoredModels.All[2]), StoredModels.Loaded(drive));
        }
    }

    [Fact]
    public void ADeployedFileThatRotsIsReplacedByItsCopyButANewOneWins()
    {
        _drive["face.dupnet"] = StoredModels.All[0];
        ModelStore store = new(_drive, StoredModels.Name);
        Assert.True(store.Scrub());
        Assert.False(store.Scrub());
        Assert.Equal(["face-0.dupnet", "face.dupnet"], _drive.Names);
        Assert.Equal(StoredModels.Checksum(StoredModels.All[0]), StoredModels.Loaded(Rotten(_drive, "face.dupnet", 200)));

        // Nothing to go back to.
        Assert.False(store.Revert());
        _drive["face.dupnet"] = StoredModels.All[1];
        Assert.Equal(StoredModels.Checksum(StoredModels.All[1]), StoredModels.Loaded(_drive));
        Assert.True(new ModelStore(_drive, StoredModels.Name).Scrub());
        Assert.Equal(StoredModels.Checksum(StoredModels.All[1]), StoredModels.Loaded(Rotten(_drive, "face.dupnet", 200)));

        // An update wins over both.
        new ModelStore(_drive, StoredModels.Name).Update(StoredModels.All[2]);
        Assert.Equal(StoredModels.Checksum(StoredModels.All[2]), StoredModels.Loaded(_drive));
    }

    [Fact]
    public void GoingBackRemovesTheUpdateAndItsCopy()
    {
        _drive["face.dupnet"] = StoredModels.All[2];
        ModelStore store = new(_drive, StoredModels.Name);
        store.Update(StoredModels.All[0]);
        Assert.True(store.Scrub());
        Assert.True(store.Revert());
        Assert.Equal(["face.dupnet"], _drive.Names);
        Assert.Equal(StoredModels.Checksum(StoredModels.All[2]), store.Load().Checksum);
    }

    [Fact]
    public void ACopyIsNoModelToGoBackTo()
    {
        ModelStore store = new(_drive, StoredModels.Name);
        store.Update(StoredModels.All[0]);
        store.Scrub();
        Assert.False(store.Revert());
        Assert.Equal(["face-0.dupnet", "face-1.dupnet"], _drive.Names);
    }

    [Fact]
    public void WithoutAModelThereIsNothingToCopy()
    {
        ModelStore store = new(_drive, StoredModels.Name);
        Assert.Throws<ModelStoreException>(() => store.Scrub());
        ModelUpdate update = store.BeginUpdate();
        Assert.Throws<InvalidOperationException>(() => store.Scrub());
        update.Cancel();
    }

    [Fact]
    public void PowerLostOrADriveThatFailsAtAnyStepLeavesTheModel()
    {
        _drive["face.dupnet"] = StoredModels.All[3];
        ModelStore start = new(_drive, StoredModels.Name);
        start.Update(StoredModels.All[0]);
        start.Update(StoredModels.All[1]);
        SimulatedDrive before = Rotten(_drive, "face-0.dupnet", 100);
        bool finished = false;
        for (int cut = 0; !finished; cut++)
        {
            foreach (bool failsOnly in new[] { false, true })
            {
                SimulatedDrive drive = before.Clone();
                (drive.PowerEnds, drive.FailsAt) = failsOnly ? (int.MaxValue, cut) : (cut, int.MaxValue);
                ModelStore store = new(drive, StoredModels.Name);
                Exception? failure = Record.Exception(() => store.Scrub());
                finished = failure == null;
                Assert.True(finished || failure is PowerLostException or IOException, failure?.ToString());
                for (int draw = 0; draw < 6; draw++)
                {
                    SimulatedDrive next = drive.Restart(draw < 2 ? (Survival)draw : Survival.AnyPart, new Random((cut * 6) + draw));
                    Assert.Equal(StoredModels.Checksum(StoredModels.All[1]), StoredModels.Loaded(next));
                    new ModelStore(next, StoredModels.Name).Scrub();
                    Assert.Equal(next["face-1.dupnet"], next["face-0.dupnet"]);
                }
            }
        }
    }

    /// <summary>Between two scrubs one file rots, anywhere, as often as wanted: a model is always there, and it is the one in use or the one before.</summary>
    [Fact]
    public void OneFileMayRotBetweenTwoScrubsInAnyHistory() => Gen.Select(Gen.Int, Gen.Int[1, 25]).Sample(
        (seed, length) =>
        {
            Random random = new(seed);
            SimulatedDrive drive = new();
            if (random.Next(2) == 0)
            {
                drive["face.dupnet"] = StoredModels.All[0];
            }
            else
            {
                new ModelStore(drive, StoredModels.Name).Update(StoredModels.All[0]);
            }

            new ModelStore(drive, StoredModels.Name).Scrub();
            uint[] known = [StoredModels.Checksum(StoredModels.All[0])];
            for (int i = 0; i < length; i++)
            {
                if (random.Next(3) == 0)
                {
                    byte[] model = StoredModels.All[random.Next(StoredModels.All.Count)];
                    new ModelStore(drive, StoredModels.Name).Update(model);
                    known = [.. known, StoredModels.Checksum(model)];
                    new ModelStore(drive, StoredModels.Name).Scrub();
                }

                string[] names = [.. drive.Names];
                string name = names[random.Next(names.Length)];
                drive = Rotten(drive, name, random.Next(drive[name].Length));
                Assert.Contains(StoredModels.Loaded(drive), known);
                new ModelStore(drive, StoredModels.Name).Scrub();
            }
        },
        iter: 300);

    private static SimulatedDrive Rotten(SimulatedDrive drive, string file, int at)
    {
        SimulatedDrive rotten = drive.Clone();
        byte[] content = (byte[])drive[file].Clone();
        content[at] ^= (byte)(1 + (at % 255));
        rotten[file] = content;
        return rotten;
    }
}
