using System;
using DupNet.Embedded;
using DupNet.Packing;

namespace DupNet.Compiling;

/// <summary>A model that code is generated for: its layer table, its numbers, and what tells it from others.</summary>
public sealed class CompiledModel
{
    /// <summary>Unpacks a model.</summary>
    /// <param name="file">The bytes of the file (.dupnet).</param>
    /// <exception cref="ModelException">The file is damaged, or no model that the runtime takes.</exception>
    public CompiledModel(byte[] file)
    {
        ArgumentNullException.ThrowIfNull(file);
        File = file;
        Model = DupNetModel.Load(file);
        Spec = ModelUnpacker.Read(file);
    }

    /// <summary>The bytes of the file.</summary>
    public byte[] File { get; }

    /// <summary>The model's header: name, input and what else it states.</summary>
    public DupNetModel Model { get; }

    /// <summary>The layers with their weights and quantizers.</summary>
    public ModelSpec Spec { get; }

    /// <summary>CRC-32 of the model, which generated code holds: it runs with no other.</summary>
    public uint Checksum => (uint)Model.Checksum;
}
