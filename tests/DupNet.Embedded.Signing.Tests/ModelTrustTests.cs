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

    [Theory]
    [InlineData(SignatureKind.Ed25519)]
    [InlineData(SignatureKind.HmacSha256)]
    public void AModelThatTheOwnerSignedIsTaken(SignatureKind kind) => Assert.Null(SignedModels.Trust(kind).WhyRefused(s_model, SignedModels.Sign(kind, s_model, 0), null));

    [Theory]
    [InlineData(SignatureKind.Ed25519)]
    [InlineData(SignatureKind.HmacSha256)]
    public void WhatWasNotSignedIsRefused(SignatureKind kind)
    {
        ModelTrust trust = SignedModels.Trust(kind);
        byte[] signature = SignedModels.Sign(kind, s_model, 3);
        Assert.Equal("it has no signature", trust.WhyRefused(s_model, null, null));
        Assert.Contains("not that of the key", trust.WhyRefused(s_model, SignedModels.SignByAnother(kind, s_model, 3), null), StringComparison.Ordinal);
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

    [Theory]
    [InlineData(SignatureKind.Ed25519)]
    [InlineData(SignatureKind.HmacSha256)]
    public void OlderVersionsAreRefusedWhereThatIsAskedFor(SignatureKind kind)
    {
        ModelTrust trust = SignedModels.Trust(kind);
        byte[] second = SignedModels.Sign(kind, s_model, 2);
        byte[] third = SignedModels.Sign(kind, s_other, 3);
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

    [Theory]
    [InlineData(SignatureKind.Ed25519)]
    [InlineData(SignatureKind.HmacSha256)]
    public void AStoreLoadsWhatIsSignedOnly(SignatureKind kind)
    {
        SimulatedDrive drive = new() { [Name + ".dupnet"] = s_model };
        Assert.Contains("has no signature", Assert.Throws<ModelStoreException>(() => Guarded(kind, drive).Load()).Message, StringComparison.Ordinal);
        drive[DeployedSignature] = SignedModels.SignByAnother(kind, s_model, 1);
        Assert.Contains("is not trusted", Assert.Throws<ModelStoreException>(() => Guarded(kind, drive).Load()).Message, StringComparison.Ordinal);
        drive[DeployedSignature] = SignedModels.Sign(kind, s_model, 1);
        Assert.Equal(StoredModels.Checksum(s_model), (uint)Guarded(kind, drive).Load().Checksum);

        // A program that asks for no signature reads it as before.
        Assert.Equal(StoredModels.Checksum(s_model), StoredModels.Loaded(drive));
    }

    [Theory]
    [InlineData(SignatureKind.Ed25519)]
    [InlineData(SignatureKind.HmacSha256)]
    public void AnUpdateIsCheckedBeforeItCounts(SignatureKind kind)
    {
        SimulatedDrive drive = new() { [Name + ".dupnet"] = s_model, [DeployedSignature] = SignedModels.Sign(kind, s_model, 1) };
        ModelStore store = Guarded(kind, drive);
        foreach (byte[]? wrong in new[] { null, SignedModels.SignByAnother(kind, s_other, 2), SignedModels.Sign(kind, s_model, 2), SignedModels.Sign(kind, s_other, 0), new byte[7] })
        {
            Assert.Contains("not trusted", Assert.Throws<ModelStoreException>(() => store.Update(s_other, wrong)).Message, StringComparison.Ordinal);
            Assert.Equal(StoredModels.Checksum(s_model), (uint)Guarded(kind, drive).Load().Checksum);
        }

        Assert.Equal(StoredModels.Checksum(s_other), (uint)store.Update(s_other, SignedModels.Sign(kind, s_other, 2)).Checksum);
        Assert.Equal(StoredModels.Checksum(s_other), (uint)Guarded(kind, drive).Load().Checksum);
        Assert.Equal(StoredModels.Checksum(s_other), StoredModels.Loaded(drive));

        // Back to the first one only by going back, or with a new version.
        Assert.Contains("older", Assert.Throws<ModelStoreException>(() => store.Update(s_model, SignedModels.Sign(kind, s_model, 1))).Message, StringComparison.Ordinal);
        store.Update(s_model, SignedModels.Sign(kind, s_model, 3));
        Assert.Equal(StoredModels.Checksum(s_model), (uint)Guarded(kind, drive).Load().Checksum);
    }

    /// <summary>A cable, a network and a resource bring bytes in pieces of any size. Only a store makes updates, and each is checked.</summary>
    [Theory]
    [InlineData(SignatureKind.Ed25519, 1)]
    [InlineData(SignatureKind.Ed25519, 253)]
    [InlineData(SignatureKind.HmacSha256, 7)]
    [InlineData(SignatureKind.HmacSha256, 4096)]
    public void HoweverTheBytesComeTheyAreChecked(SignatureKind kind, int piece)
    {
        Assert.Empty(typeof(ModelUpdate).GetConstructors());
        SimulatedDrive drive = new() { [Name + ".dupnet"] = s_model, [DeployedSignature] = SignedModels.Sign(kind, s_model, 1) };
        ModelStore store = Guarded(kind, drive);
        foreach ((byte[] signature, bool isRight) in new[] { (SignedModels.SignByAnother(kind, s_other, 2), false), (SignedModels.Sign(kind, s_other, 0), false), (SignedModels.Sign(kind, s_other, 2), true) })
        {
            ModelUpdate update = store.BeginUpdate();
            for (int at = 0; at < s_other.Length; at += piece)
            {
                update.Write(s_other, at, Math.Min(piece, s_other.Length - at));
            }

            update.Sign(signature);
            AssertCommits(update, isRight);
            update = store.BeginUpdate();
            new SlicedModel((offset, length) => s_other[offset..(offset + length)], Math.Max(64, piece)).CopyTo(update);
            update.Sign(signature);
            AssertCommits(update, isRight);
            Assert.Equal(StoredModels.Checksum(isRight ? s_other : s_model), (uint)Guarded(kind, drive).Load().Checksum);
        }
    }

    /// <summary>Who goes back goes to a model that is signed: a file that was changed meanwhile is passed over.</summary>
    [Theory]
    [InlineData(SignatureKind.Ed25519)]
    [InlineData(SignatureKind.HmacSha256)]
    public void GoingBackPassesOverWhatIsNotSigned(SignatureKind kind)
    {
        SimulatedDrive drive = new() { [Name + ".dupnet"] = s_model, [DeployedSignature] = SignedModels.Sign(kind, s_model, 1) };
        ModelStore store = Guarded(kind, drive);
        store.Update(s_other, SignedModels.Sign(kind, s_other, 2));
        store.Update(StoredModels.All[2], SignedModels.Sign(kind, StoredModels.All[2], 3));
        drive[Name + "-0.dupnet.sig"] = SignedModels.SignByAnother(kind, s_other, 2);
        Assert.True(Guarded(kind, drive).Revert());
        Assert.Equal(StoredModels.Checksum(s_model), (uint)Guarded(kind, drive).Load().Checksum);
        drive[DeployedSignature] = SignedModels.SignByAnother(kind, s_model, 1);
        Assert.False(Guarded(kind, drive).Revert());
        Assert.Throws<ModelStoreException>(() => Guarded(kind, drive).Load());
    }

    [Theory]
    [InlineData(SignatureKind.Ed25519)]
    [InlineData(SignatureKind.HmacSha256)]
    public void AFileThatSomebodyChangedOnTheDriveIsPassedOver(SignatureKind kind)
    {
        SimulatedDrive drive = new() { [Name + ".dupnet"] = s_model, [DeployedSignature] = SignedModels.Sign(kind, s_model, 1) };
        Guarded(kind, drive).Update(s_other, SignedModels.Sign(kind, s_other, 2));
        string update = Name + "-0.dupnet";

        // Another whole model under a seal of its own, with the signature of the old one.
        SimulatedDrive elsewhere = new();
        new ModelStore(elsewhere, Name).Update(StoredModels.All[2], null);
        drive[update] = elsewhere[update];
        ModelStore store = Guarded(kind, drive);
        Assert.Equal(StoredModels.Checksum(s_model), (uint)store.Load().Checksum);
        Assert.Contains("not trusted", store.Problems, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SignatureKind.Ed25519)]
    [InlineData(SignatureKind.HmacSha256)]
    public void ACopyKeepsItsSignature(SignatureKind kind)
    {
        SimulatedDrive drive = new();
        ModelStore store = Guarded(kind, drive);
        store.Update(s_model, SignedModels.Sign(kind, s_model, 1));
        Assert.True(store.Scrub());
        drive[Name + "-0.dupnet"] = Altered(drive[Name + "-0.dupnet"], 20);
        Assert.Equal(StoredModels.Checksum(s_model), (uint)Guarded(kind, drive).Load().Checksum);
    }

    /// <summary>At each loss of power the old model or the new one is there, signed.</summary>
    [Theory]
    [InlineData(SignatureKind.Ed25519)]
    [InlineData(SignatureKind.HmacSha256)]
    public void PowerMayBeLostAtAnyStep(SignatureKind kind)
    {
        SimulatedDrive start = new() { [Name + ".dupnet"] = s_model, [DeployedSignature] = SignedModels.Sign(kind, s_model, 1) };
        byte[] signature = SignedModels.Sign(kind, s_other, 2);
        Random random = new(1);
        int steps = 0;
        for (int step = 0; ; step += 7)
        {
            SimulatedDrive drive = start.Clone();
            drive.PowerEnds = drive.Steps + step;
            bool done = true;
            try
            {
                Guarded(kind, drive).Update(s_other, signature);
            }
            catch (PowerLostException)
            {
                done = false;
            }

            foreach (Survival survival in Enum.GetValues<Survival>())
            {
                uint found = (uint)Guarded(kind, drive.Restart(survival, random)).Load().Checksum;
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
        Assert.Throws<ArgumentNullException>(() => ModelTrust.OfSharedKey(null!));
        Assert.Throws<ArgumentException>(() => ModelTrust.OfSharedKey(new byte[64]));
        Assert.Throws<ArgumentNullException>(() => ModelSignature.Read(null!));
        foreach (SignatureKind kind in Enum.GetValues<SignatureKind>())
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => ModelSignature.Prepare(kind, -1, 0));
            ModelSignature read = ModelSignature.Read(ModelSignature.Prepare(kind, 7, 300));
            Assert.Equal((kind, 7, 300), (read.Kind, read.Version, read.ModelBytes));
        }
    }

    /// <summary>The program says what checks. A public key is known to everybody: a code made with it must not pass.</summary>
    [Fact]
    public void ASignatureDoesNotChooseWhatChecksIt()
    {
        ModelTrust trust = new(SignedModels.Key);
        byte[] forged = SignedModels.SignWithSharedKey(s_model, 9, SignedModels.Key);
        Assert.Null(ModelTrust.OfSharedKey(SignedModels.Key).WhyRefused(s_model, forged, null));
        Assert.Equal("its signature is of another kind than the program asks for", trust.WhyRefused(s_model, forged, null));
        byte[] longer = [.. forged, .. new byte[trust.SignatureBytes - forged.Length]];
        Assert.NotNull(trust.WhyRefused(s_model, longer, null));
        longer[4] = (byte)SignatureKind.Ed25519;
        Assert.NotNull(trust.WhyRefused(s_model, longer, null));
        Assert.NotNull(SignedModels.Trust(SignatureKind.HmacSha256).WhyRefused(s_model, SignedModels.Sign(SignatureKind.Ed25519, s_model, 1), null));
    }

    private static void AssertCommits(ModelUpdate update, bool isRight)
    {
        if (isRight)
        {
            Assert.NotNull(update.Commit());
            return;
        }

        Assert.Contains("not trusted", Assert.Throws<ModelStoreException>(() => update.Commit()).Message, StringComparison.Ordinal);
    }

    private static ModelStore Guarded(SignatureKind kind, SimulatedDrive drive)
    {
        ModelTrust trust = SignedModels.Trust(kind);
        trust.RefusesOlder = true;
        return new ModelStore(drive, Name, trust);
    }

    private static byte[] Altered(byte[] bytes, int index)
    {
        byte[] altered = [.. bytes];
        altered[index] ^= 1;
        return altered;
    }
}
