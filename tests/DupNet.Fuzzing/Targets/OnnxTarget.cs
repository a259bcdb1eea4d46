using System;
using System.Collections.Generic;
using System.Linq;
using DupNet.Embedded;
using DupNet.Onnx.Describing;
using DupNet.Onnx.Reading;
using DupNet.Onnx.Tests.Reading;
using DupNet.Onnx.Writing;
using DupNet.Packing;

namespace DupNet.Fuzzing.Targets;

/// <summary>An ONNX file: refused with reasons, or a model that the runtime takes.</summary>
internal sealed class OnnxTarget() : FuzzTarget("onnx")
{
    private const int Side = 32;
    private const int Networks = 12;

    private static readonly NetworkDescription s_told = new()
    {
        Input = new InputDescription { Range = [0, 1] },
        Heads = [new HeadDescription { Anchors = [new(8, 8)] }],
    };

    /// <inheritdoc/>
    public override IReadOnlyList<byte[]> Seeds { get; } =
    [
        .. Enum.GetValues<OnnxForm>().Select(static form => OnnxExport.Write(SpotModel.Model, Side, Side, form)),
        .. Enumerable.Range(0, Networks).Select(static seed => RandomQonnx.Create(new Random(seed), seed % 2 == 0 ? 1 : 3, Side / 2).ToFile()),
    ];

    /// <inheritdoc/>
    public override byte[] Mutate(Random random, byte[] input) => random.Next(3) == 0 ? Mutation.Bytes.Mutate(random, input) : ChangedGraph.Of(input, random);

    /// <inheritdoc/>
    public override bool Run(byte[] input)
    {
        try
        {
            byte[] model = OnnxImport.Read(input, s_told).File;
            Require(DupNetModel.Load(model).FileBytes == model.Length, "what was imported is a model");
            return true;
        }
        catch (ImportRefusedException e)
        {
            Require(e.Reasons.Count > 0 && e.Reasons.All(static reason => reason.EndsWith('.')), "a refusal has reasons in sentences");
            return false;
        }
    }
}
