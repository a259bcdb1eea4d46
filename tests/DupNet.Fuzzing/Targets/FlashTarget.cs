using System;
using System.Collections.Generic;
using DupNet.Boards;
using DupNet.Cli.Flashing;
using DupNet.Cli.Tests.Flashing;
using DupNet.CommandLine.Outcomes;
using DupNet.Packing;

namespace DupNet.Fuzzing.Targets;

/// <summary>A file that <c>dupnet flash</c> is to write to a board: refused before anything is written, or what it claims to be.</summary>
/// <param name="name">Name of the target.</param>
/// <param name="seeds">Inputs to start from.</param>
/// <param name="check">Checks a file; throws <see cref="CommandException"/> for what is none.</param>
/// <param name="seal">Puts the checksums of a changed file right; null where it has none.</param>
internal sealed class FlashTarget(string name, IReadOnlyList<byte[]> seeds, Action<byte[]> check, Action<byte[]> seal) : FuzzTarget(name)
{
    private const string Stamp = "00112233445566aa";

    private static readonly Chip s_chip = BoardCatalog.ChipOf(BoardCatalog.Find("esp32-c3-devkit-arducam")!);

    /// <inheritdoc/>
    public override IReadOnlyList<byte[]> Seeds => seeds;

    /// <summary>Targets for both kinds of files.</summary>
    public static IEnumerable<FuzzTarget> All()
    {
        yield return new FlashTarget(
            "deployment", [TestImage.Application(SpotModel.Bytes), TestImage.Assembly("Odd", [TestImage.Unstamped], [])], CheckDeployment, static image => TestImage.Seal(image));
        yield return new FlashTarget("firmware", [TestFirmware.Make(5, withHash: false), TestFirmware.Make(5, withHash: true)], static file => EspFirmware.Check("clr.bin", file, s_chip), TestFirmware.Seal);
    }

    /// <inheritdoc/>
    public override byte[] Mutate(Random random, byte[] input)
    {
        byte[] mutated = Mutation.Bytes.Mutate(random, input);
        if (random.Next(4) != 0 && mutated.Length > NanoAssembly.HeaderBytes)
        {
            seal(mutated);
        }

        return mutated;
    }

    /// <inheritdoc/>
    public override bool Run(byte[] input)
    {
        try
        {
            check(input);
            return true;
        }
        catch (CommandException)
        {
            return false;
        }
    }

    private static void CheckDeployment(byte[] input)
    {
        DeploymentImage image = DeploymentImage.Of("image.bin", input);
        int end = 0;
        foreach (NanoAssembly assembly in image.Assemblies)
        {
            Require(assembly.Offset >= end && assembly.StringsOffset >= assembly.Offset && assembly.StringsOffset + assembly.StringsLength <= assembly.Offset + assembly.Length, "assemblies follow each other, each with its strings");
            end = assembly.Offset + assembly.Length;
        }

        Require(end <= input.Length, "assemblies lie in their file");
        if (image.HasStamp)
        {
            DeploymentImage stamped = new(image.WithStamp(Stamp));
            Require(stamped.HasStamp && stamped.Assemblies.Count == image.Assemblies.Count, "a stamped image is as it was");
        }
    }
}
