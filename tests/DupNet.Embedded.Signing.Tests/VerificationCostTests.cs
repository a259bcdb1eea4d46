using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using DupNet.Counting;
using Xunit;

namespace DupNet.Embedded.Signing.Tests;

/// <summary>What a verification takes on a board, in IL instructions: docs/models-on-device.md states it. dupnet-nano has 7,024 bytes, the default model 36,440.</summary>
public class VerificationCostTests
{
    [Theory]
    [InlineData(SignatureKind.Ed25519, 0, 3_100_000)]
    [InlineData(SignatureKind.Ed25519, 7_024, 3_900_000)]
    [InlineData(SignatureKind.Ed25519, 36_440, 7_200_000)]
    [InlineData(SignatureKind.HmacSha256, 0, 43_000)]
    [InlineData(SignatureKind.HmacSha256, 7_024, 810_000)]
    [InlineData(SignatureKind.HmacSha256, 36_440, 4_000_000)]
    public void AVerificationTakesSoManyInstructions(SignatureKind kind, int modelBytes, int most)
    {
        Instrumenter instrumenter = new(false);
        AssemblyLoadContext context = new(null);
        context.Resolving += (_, name) => name.Name == typeof(Tally).Assembly.GetName().Name ? typeof(Tally).Assembly : null;
        byte[] image = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "DupNet.Embedded.Signing.dll"));
        Assembly signing = context.LoadFromStream(new MemoryStream(instrumenter.Instrument(image)));
        byte[] model = new byte[modelBytes];
        new Random(1).NextBytes(model);
        byte[] signature = SignedModels.Sign(kind, model, 1);
        Type trust = signing.GetType("DupNet.Embedded.Signing.ModelTrust", throwOnError: true)!;
        Tally.Reset(instrumenter.Methods.Count, _ => { }, () => { }, () => { });
        object own = kind == SignatureKind.Ed25519
            ? Activator.CreateInstance(trust, SignedModels.Key)!
            : trust.GetMethod("OfSharedKey")!.Invoke(null, [SignedModels.SharedKey])!;
        Assert.Null(trust.GetMethod("WhyRefused")!.Invoke(own, [model, signature, null]));
        long count = Tally.Counts.ToArray().Sum();
        Assert.True(count <= most, $"{count} IL instructions for {modelBytes} bytes");
    }
}
