using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using DupNet.Counting;
using Xunit;

namespace DupNet.Embedded.Signing.Tests;

/// <summary>What a verification takes on a board, in IL instructions: docs/models-on-device.md states it.</summary>
public class VerificationCostTests
{
    [Theory]
    [InlineData(0, 3_200_000)]
    [InlineData(12_000, 4_600_000)]
    [InlineData(36_000, 7_300_000)]
    public void AVerificationTakesSoManyInstructions(int modelBytes, int most)
    {
        Instrumenter instrumenter = new(false);
        AssemblyLoadContext context = new(null);
        context.Resolving += (_, name) => name.Name == typeof(Tally).Assembly.GetName().Name ? typeof(Tally).Assembly : null;
        byte[] image = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "DupNet.Embedded.Signing.dll"));
        Assembly signing = context.LoadFromStream(new MemoryStream(instrumenter.Instrument(image)));
        byte[] model = new byte[modelBytes];
        new Random(1).NextBytes(model);
        byte[] signature = SignedModels.Sign(model, 1);
        Type trust = signing.GetType("DupNet.Embedded.Signing.ModelTrust", throwOnError: true)!;
        Tally.Reset(instrumenter.Methods.Count, _ => { }, () => { }, () => { });
        object own = Activator.CreateInstance(trust, SignedModels.Key)!;
        Assert.Null(trust.GetMethod("WhyRefused")!.Invoke(own, [model, signature, null]));
        long count = Tally.Counts.ToArray().Sum();
        Assert.True(count <= most, $"{count} IL instructions for {modelBytes} bytes");
    }
}
