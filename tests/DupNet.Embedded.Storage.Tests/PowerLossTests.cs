using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using Xunit;

namespace DupNet.Embedded.Storage.Tests;

/// <summary>Power lost at every byte and every operation leaves a model that works.</summary>
public sealed class PowerLossTests
{
    private const int Draws = 6;

    /// <summary>What a drive may hold before an update.</summary>
    public static TheoryData<string> Starts => [.. s_starts.Keys];

    private static readonly Dictionary<string, Action<SimulatedDrive>> s_starts = new()
    {
        ["deployed"] = drive => drive["face.dupnet"] = StoredModels.All[0],
        ["one update"] = drive => Updates(drive, 0),
        ["two updates"] = drive => Updates(drive, 1, 0),
        ["three updates over a deployed model"] = drive =>
        {
            drive["face.dupnet"] = StoredModels.All[3];
            Updates(drive, 1, 2, 0);
        },
        ["an update that was not finished"] = drive =>
        {
            Updates(drive, 0);
            drive["face-1.dupnet"] = StoredModels.All[3][..100];
        },
        ["an update that was not sealed"] = drive =>
        {
            Updates(drive, 0);
            drive["face-1.dupnet"] = StoredModels.All[3];
        },
    };

    [Theory]
    [MemberData(nameof(Starts))]
    public void AtEveryStepOfAnUpdate(string start)
    {
        SimulatedDrive before = new();
        s_starts[start](before);
        uint old = StoredModels.Checksum(StoredModels.All[0]);
        uint updated = StoredModels.Checksum(StoredModels.All[4]);
        Assert.Equal(old, StoredModels.Loaded(before.Clone()));

        int cut = 0;
        int oldLeft = 0;
        int newLeft = 0;
        bool finished;
        do
        {
            SimulatedDrive drive = before.Clone();
            drive.PowerEnds = cut;
            finished = Finishes(() => new ModelStore(drive, StoredModels.Name).Update(StoredModels.All[4]));
            for (int draw = 0; draw < Draws; draw++)
            {
                Survival survival = draw < 2 ? (Survival)draw : Survival.AnyPart;
                SimulatedDrive next = drive.Restart(survival, new Random((cut * Draws) + draw));
                uint loaded = StoredModels.Loaded(next);
                Assert.True(loaded == updated || (loaded == old && !finished), $"step {cut}, {survival}");
                _ = loaded == old ? oldLeft++ : newLeft++;

                // And whatever is left takes the next update.
                if (draw == cut % Draws)
                {
                    new ModelStore(next, StoredModels.Name).Update(StoredModels.All[5]);
                    SimulatedDrive last = next.Restart(Survival.OnlyWhatIsSafe, new Random(0));
                    Assert.Equal(StoredModels.Checksum(StoredModels.All[5]), StoredModels.Loaded(last));
                }
            }

            cut++;
        }
        while (!finished);

        Assert.True(cut > StoredModels.All[4].Length && oldLeft > cut && newLeft >= Draws, $"{cut} steps, {oldLeft} old, {newLeft} new");
    }

    [Fact]
    public void AtEveryStepOfGoingBack()
    {
        SimulatedDrive before = new();
        Updates(before, 0, 1);
        uint[] either = [StoredModels.Checksum(StoredModels.All[0]), StoredModels.Checksum(StoredModels.All[1])];
        for (int cut = 0; cut < 2; cut++)
        {
            for (int draw = 0; draw < 20; draw++)
            {
                SimulatedDrive drive = before.Clone();
                drive.PowerEnds = cut;
                Finishes(() => new ModelStore(drive, StoredModels.Name).Revert());
                Assert.Contains(StoredModels.Loaded(drive.Restart(Survival.AnyPart, new Random(draw))), either);
            }
        }
    }

    [Fact]
    public void InAnyHistory()
    {
        Gen.Select(Gen.Int, Gen.Int[1, 12]).Sample(
            (seed, length) =>
            {
                Random random = new(seed);
                SimulatedDrive drive = new();
                drive["face.dupnet"] = StoredModels.All[0];
                HashSet<uint> possible = [StoredModels.Checksum(StoredModels.All[0])];
                for (int i = 0; i < length; i++)
                {
                    // Sometimes with a store that has loaded the model and keeps it, as a board does.
                    ModelStore store = new(drive, StoredModels.Name);
                    if (random.Next(2) == 0)
                    {
                        store.Load();
                    }

                    byte[] model = StoredModels.All[random.Next(StoredModels.All.Count)];
                    int kind = random.Next(4);
                    byte[] sent = kind switch
                    {
                        0 => StoredModels.WithWrongAnswer(model),
                        1 => model[..random.Next(model.Length)],
                        _ => model,
                    };
                    drive.PowerEnds = random.Next(2) == 0 ? drive.Steps + random.Next(model.Length + 40) : int.MaxValue;
                    if (Finishes(() => store.Update(sent, random.Next(1, 100))))
                    {
                        possible = [StoredModels.Checksum(model)];
                    }
                    else if (kind > 1)
                    {
                        possible.Add(StoredModels.Checksum(model));
                    }

                    drive = drive.Restart((Survival)random.Next(3), random);
                    uint loaded = StoredModels.Loaded(drive);
                    Assert.Contains(loaded, possible);
                    possible = [loaded];
                }
            },
            iter: 400);
    }

    private static void Updates(SimulatedDrive drive, params int[] models)
    {
        ModelStore store = new(drive, StoredModels.Name);
        foreach (int model in models)
        {
            store.Update(StoredModels.All[model]);
        }
    }

    private static bool Finishes(Action action)
    {
        try
        {
            action();
            return true;
        }
        catch (Exception expected) when (expected is PowerLostException or ModelException or ModelStoreException)
        {
            return false;
        }
    }
}
