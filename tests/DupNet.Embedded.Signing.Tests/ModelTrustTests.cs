using System;
using System.Linq;
using DupNet.Embedded.Storage;
using DupNet.Embedded.Storage.Tests;
using Xunit;

namespace DupNet.Embedded.Signing.Tests;

/// <summary>Which models are taken, on their own and by a store on a drive.</summary>
public class ModelTrustTests
{
    private const string Name = StoredModels.Name;
    private const string DeployedSignature = Name + ".dupnet.sig";

    private static readonly byte[] s_model = StoredModels.All[0];
    private static readonly byte[] s_other = StoredModels.All[1];

    [Fact]
    public void AModelThatTheOwnerSignedIsTaken() => Assert.Null(new ModelTrust(SignedModels.Key).WhyRefused(s_model, SignedModels.Sign(s_model, 0), null));

    [Fact]
    public void WhatWasNotSignedIsRefused()
    {
        ModelTrust trust = new(SignedModels.Key);
        byte[] signature = SignedModels.Sign(s_model, 3);
        Assert.Equal("it has no signature", trust.WhyRefused(s_model, null, null));
        Assert.Contains("not that of the key", trust.WhyRefused(s_model, SignedModels.SignByAnother(s_model, 3), null), StringComparison.Ordinal);
        Assert.Contains("not that of the key", trust.WhyRefused(s_other, signature, null), StringComparison.Ordinal);
        Assert.Contains("damaged", trust.WhyRefused(s_model, signature[..^1], null), StringComparison.Ordinal);
        Assert.Contains("damaged", trust.WhyRefused(s_model, [], null), StringComparison.Ordinal);

        // Every byte of either counts, the version among them.
        for (int i = 0; i < signature.Length; i++)
        {
            Assert.NotNull(trust.WhyRefused(s_model, Altered(signature, i), null));
        }

        for (int i = 0; i < s_model.Length; i += 9)
        {
            Assert.NotNull(trust.WhyRefused(Altered(s_model, i), signature, null));
        }

        Assert.NotNull(trust.WhyRefused(s_model[..^1], signature, null));
    }

    [Fact]
    public void OlderVersionsAreRefusedWhereThatIsAskedFor()
    {
        ModelTrust trust = new(SignedModels.Key);
        byte[] second = SignedModels.Sign(s_model, 2);
        byte[] third = SignedModels.Sign(s_other, 3);
        Assert.Null(trust.WhyRefused(s_model, second, third));
        trust.RefusesOlder = true;
        Assert.Equal("it has version 2, older than the model in use, 3", trust.WhyRefused(s_model, second, third));
        Assert.Null(trust.WhyRefused(s_model, second, second));
        Assert.Null(trust.WhyRefused(s_other, third, second));
        Assert.Null(trust.WhyRefused(s_model, second, null));
        trust.SmallestVersion = 3;
        Assert.Equal("it has version 2, the program takes none below 3", trust.WhyRefused(s_model, second, null));
        Assert.Null(trust.WhyRefused(s_other, third, null));
    }

    [Fact]
    public void AStoreLoadsWhatIsSignedOnly()
    {
        SimulatedDrive drive = new() { [Name + ".dupnet"] = s_model };
        Assert.Contains("has no signature", Assert.Throws<ModelStoreException>(() => Guarded(drive).Load()).Message, StringComparison.Ordinal);
        drive[DeployedSignature] = SignedModels.SignByAnother(s_model, 1);
        Assert.Contains("is not trusted", Assert.Throws<ModelStoreException>(() => Guarded(drive).Load()).Message, StringComparison.Ordinal);
        drive[DeployedSignature] = SignedModels.Sign(s_model, 1);
        Assert.Equal(StoredModels.Checksum(s_model), (uint)Guarded(drive).Load().Checksum);

        // A program that asks for no signature reads it as before.
        Assert.Equal(StoredModels.Checksum(s_model), StoredModels.Loaded(drive));
    }

    [Fact]
    public void AnUpdateIsCheckedBeforeItCounts()
    {
        SimulatedDrive drive = new() { [Name + ".dupnet"] = s_model, [DeployedSignature] = SignedModels.Sign(s_model, 1) };
        ModelStore store = Guarded(drive);
        foreach (byte[]? wrong in new[] { null, SignedModels.SignByAnother(s_other, 2), SignedModels.Sign(s_model, 2), SignedModels.Sign(s_other, 0), new byte[7] })
        {
            Assert.Contains("not trusted", Assert.Throws<ModelStoreException>(() => store.Update(s_other, wrong)).Message, StringComparison.Ordinal);
            Assert.Equal(StoredModels.Checksum(s_model), (uint)Guarded(drive).Load().Checksum);
        }

        Assert.Equal(StoredModels.Checksum(s_other), (uint)store.Update(s_other, SignedModels.Sign(s_other, 2)).Checksum);
        Assert.Equal(StoredModels.Checksum(s_other), (uint)Guarded(drive).Load().Checksum);
        Assert.Equal(StoredModels.Checksum(s_other), StoredModels.Loaded(drive));

        // Back to the first one only by going back, or with a new version.
        Assert.Contains("older", Assert.Throws<ModelStoreException>(() => store.Update(s_model, SignedModels.Sign(s_model, 1))).Message, StringComparison.Ordinal);
        store.Update(s_model, SignedModels.Sign(s_model, 3));
        Assert.Equal(StoredModels.Checksum(s_model), (uint)Guarded(drive).Load().Checksum);
    }

    [Fact]
    public void AFileThatSomebodyChangedOnTheDriveIsPassedOver()
    {
        SimulatedDrive drive = new() { [Name + ".dupnet"] = s_model, [DeployedSignature] = SignedModels.Sign(s_model, 1) };
        Guarded(drive).Update(s_other, SignedModels.Sign(s_other, 2));
        string update = Name + "-0.dupnet";

        // Another whole model under a seal of its own, with the signature of the old one.
        SimulatedDrive elsewhere = new();
        new ModelStore(elsewhere, Name).Update(StoredModels.All[2], null);
        drive[update] = elsewhere[update];
        ModelStore store = Guarded(drive);
        Assert.Equal(StoredModels.Checksum(s_model), (uint)store.Load().Checksum);
        Assert.Contains("not trusted", store.Problems, StringComparison.Ordinal);
    }

    [Fact]
    public void ACopyKeepsItsSignature()
    {
        SimulatedDrive drive = new();
        ModelStore store = Guarded(drive);
        store.Update(s_model, SignedModels.Sign(s_model, 1));
        Assert.True(store.Scrub());
        drive[Name + "-0.dupnet"] = Altered(drive[Name + "-0.dupnet"], 20);
        Assert.Equal(StoredModels.Checksum(s_model), (uint)Guarded(drive).Load().Checksum);
    }

    /// <summary>At each loss of power the old model or the new one is there, signed.</summary>
    [Fact]
    public void PowerMayBeLostAtAnyStep()
    {
        SimulatedDrive start = new() { [Name + ".dupnet"] = s_model, [DeployedSignature] = SignedModels.Sign(s_model, 1) };
        byte[] signature = SignedModels.Sign(s_other, 2);
        Random random = new(1);
        int steps = 0;
        for (int step = 0; ; step += 7)
        {
            SimulatedDrive drive = start.Clone();
            drive.PowerEnds = drive.Steps + step;
            bool done = true;
            try
            {
                Guarded(drive).Update(s_other, signature);
            }
            catch (PowerLostException)
            {
                done = false;
            }

            foreach (Survival survival in Enum.GetValues<Survival>())
            {
                uint found = (uint)Guarded(drive.Restart(survival, random)).Load().Checksum;
                Assert.True(found == StoredModels.Checksum(s_other) || (!done && found == StoredModels.Checksum(s_model)), $"step {step}, {survival}");
            }

            steps++;
            if (done)
            {
                break;
            }
        }

        Assert.InRange(steps, 20, 10_000);
    }

    [Fact]
    public void ArgumentsAreChecked()
    {
        Assert.Throws<ArgumentNullException>(() => new ModelTrust(null!));
        Assert.Throws<ArgumentException>(() => new ModelTrust(new byte[31]));
        Assert.Throws<ArgumentNullException>(() => new ModelTrust(new byte[32]).WhyRefused(null!, null!, null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => ModelSignature.Prepare(-1, 0));
        Assert.Equal((7, 300), (ModelSignature.Read(ModelSignature.Prepare(7, 300)).Version, ModelSignature.Read(ModelSignature.Prepare(7, 300)).ModelBytes));
    }

    private static ModelStore Guarded(SimulatedDrive drive) => new(drive, Name, new ModelTrust(SignedModels.Key) { RefusesOlder = true });

    private static byte[] Altered(byte[] bytes, int index)
    {
        byte[] altered = [.. bytes];
        altered[index] ^= 1;
        return altered;
    }
}
