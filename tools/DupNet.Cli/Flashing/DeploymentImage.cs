using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Text;
using DupNet.CommandLine.Outcomes;
using DupNet.Embedded;

namespace DupNet.Cli.Flashing;

/// <summary>
/// A deployment image: assemblies, one after another, each at a multiple of four bytes; what follows them is empty flash. The firmware loads
/// what has the right checksums and passes over the rest, so an image in which one is wrong is refused here.
/// </summary>
internal sealed class DeploymentImage
{
    /// <summary>Number of characters of a stamp.</summary>
    public const int StampLength = 16;

    private const int Alignment = 4;
    private const byte Erased = 0xFF;
    private const int ModelHeaderBytes = 64;
    private const int ModelBytesAt = 8;

    private readonly byte[] _bytes;
    private readonly int _stampAt;
    private readonly NanoAssembly? _stamped;

    /// <summary>Reads a deployment image and checks it.</summary>
    /// <param name="bytes">The file.</param>
    /// <exception cref="FormatException">The bytes are no deployment image, or a damaged one; the message says where.</exception>
    public DeploymentImage(byte[] bytes)
    {
        _bytes = bytes;
        List<NanoAssembly> assemblies = [];
        int end = 0;
        while (end < bytes.Length && (assemblies.Count == 0 || bytes.AsSpan(end).ContainsAnyExcept((byte)0, Erased)))
        {
            NanoAssembly assembly = NanoAssembly.Read(bytes, end);
            assemblies.Add(assembly);
            end = (assembly.Offset + assembly.Length + Alignment - 1) / Alignment * Alignment;
        }

        Assemblies = assemblies;
        Models = FindModels(bytes);
        foreach (NanoAssembly assembly in assemblies)
        {
            int at = bytes.AsSpan(assembly.StringsOffset, assembly.StringsLength).IndexOf(Mark);
            if (at >= 0 && at + Mark.Length + StampLength <= assembly.StringsLength)
            {
                (_stamped, _stampAt) = (assembly, assembly.StringsOffset + at + Mark.Length);
            }
        }
    }

    /// <summary>The assemblies of the image, in the order of the file.</summary>
    public IReadOnlyList<NanoAssembly> Assemblies { get; }

    /// <summary>The models that the image's assemblies hold as resources.</summary>
    public IReadOnlyList<DupNetModel> Models { get; }

    /// <summary>Whether the image's program tells a stamp: older versions of DupNet.Embedded do not.</summary>
    public bool HasStamp => _stamped is not null;

    /// <summary>The text before the stamp, as in <see cref="DupNet.Embedded.Diagnostics.BuildStamp"/>.</summary>
    private static ReadOnlySpan<byte> Mark => "dupnet-build-stamp:"u8;

    /// <summary>Reads the deployment image of a file.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="bytes">The bytes of the file.</param>
    /// <exception cref="CommandException">The file is no deployment image.</exception>
    public static DeploymentImage Of(string path, byte[] bytes)
    {
        try
        {
            return new DeploymentImage(bytes);
        }
        catch (FormatException e)
        {
            throw new CommandException(ExitCode.Failure, $"{path}: is no deployment image of nanoFramework: {e.Message}.");
        }
    }

    /// <summary>A copy of the image with another stamp, and the checksums that belong to it.</summary>
    /// <param name="stamp">The stamp, <see cref="StampLength"/> characters of ASCII.</param>
    /// <exception cref="InvalidOperationException">The program tells no stamp.</exception>
    public byte[] WithStamp(string stamp)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(stamp.Length, StampLength);
        NanoAssembly assembly = _stamped ?? throw new InvalidOperationException("the image has no stamp");
        byte[] copy = [.. _bytes];
        Encoding.ASCII.GetBytes(stamp, copy.AsSpan(_stampAt, StampLength));
        assembly.WriteChecksums(copy);
        return copy;
    }

    private static List<DupNetModel> FindModels(ReadOnlySpan<byte> bytes)
    {
        List<DupNetModel> models = [];
        for (int at = 0; at + ModelHeaderBytes <= bytes.Length; at++)
        {
            int next = bytes[at..].IndexOf("DUPN"u8);
            if (next < 0 || at + next + ModelHeaderBytes > bytes.Length)
            {
                break;
            }

            at += next;
            uint length = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(at + ModelBytesAt)..]);
            if (length <= bytes.Length - at && TryLoad(bytes.Slice(at, (int)length)) is { } model)
            {
                models.Add(model);
                at += model.FileBytes - 1;
            }
        }

        return models;
    }

    private static DupNetModel? TryLoad(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return DupNetModel.Load(bytes.ToArray());
        }
        catch (ModelException)
        {
            return null;
        }
    }
}
