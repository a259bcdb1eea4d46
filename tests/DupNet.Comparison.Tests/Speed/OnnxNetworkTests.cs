using System;
using System.IO;
using System.Linq;
using CsCheck;
using DupNet.Comparison.Peers;
using DupNet.Comparison.Speed;
using DupNet.Embedded;
using DupNet.Embedded.Layers;
using DupNet.Embedded.Networks;
using DupNet.Embedded.Tests;
using DupNet.Onnx.Writing;
using DupNet.Packing;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Xunit;

namespace DupNet.Comparison.Tests.Speed;

public sealed class OnnxNetworkTests
{
    [Fact]
    public void IntegersGiveTheSameLogitsForAnyLayerTable() => TestModels.Any.Sample(
        spec =>
        {
            (int[] wanted, int[] found) = Run(spec, OnnxForm.Int8);
            Assert.Equal(wanted, found);
        },
        iter: 60,
        threads: 1);

    [Fact]
    public void FloatsComeClose()
    {
        // Floats hold the sums, but not every sum times scale.
        var random = new Random(3);
        ModelSpec spec = RandomModel.Create(
            random,
            "close",
            3,
            32,
            64,
            [new(0, 8, Stride: 2, InputDuplication: 3), new(1, 16, Pool: 2), new(2, 16, WeightDuplication: 4), new(3, 5, Kernel: 1, Padding: 0, OutputBits: 0)]);
        (int[] wanted, int[] found) = Run(spec, OnnxForm.Float);
        Assert.InRange(wanted.Zip(found, static (a, b) => Math.Abs(a - b)).Max(), 0, 1);
    }

    [Fact]
    public void ExactFloatsGiveTheSameLogitsForAnyLayerTable() => TestModels.Any.Sample(AssertExact, iter: 60, threads: 1);

    [Fact]
    public void ExactFloatsGiveTheSameLogitsForModelsOfTheProject()
    {
        foreach (string file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "models"), "*.dupnet", SearchOption.AllDirectories))
        {
            AssertExact(ModelUnpacker.Read(File.ReadAllBytes(file)));
        }
    }

    [Fact]
    public void LogitsThatNoFloatHoldsAreDoubles()
    {
        ModelSpec spec = RandomModel.Create(new Random(5), "large", 1, 16, 16, [new(0, 8), new(1, 5, Kernel: 1, Padding: 0, OutputBits: 0)]);
        LayerSpec head = spec.Layers[1] with { Shift = 0, Bias = [1 << 30, -(1 << 30), 123456789, 0, 1], Scale = [32767, -32768, 1, 2, 3] };
        AssertExact(spec with { Layers = [spec.Layers[0], head] });
    }

    private static void AssertExact(ModelSpec spec)
    {
        DupNetModel model = DupNetModel.Load(ModelWriter.Write(spec));
        var random = new Random(1);
        (int width, int height) = model.LargestSide > 128 ? (model.DefaultWidth, model.DefaultHeight) : (TestModels.Side(random, model), TestModels.Side(random, model));
        var image = new PlanarImage(width, height, model.InputChannels);
        var plan = new NetworkPlan(model, width, height);
        var network = new Network(plan);
        network.Run(image);

        using InferenceSession session = Sessions.Open(OnnxExport.Write(model, width, height, OnnxForm.Exact));
        using OrtValue input = OrtValue.CreateTensorValueFromMemory(image.Planes, [1, model.InputChannels, height, width]);
        using var options = new RunOptions();
        for (int i = 0; i < plan.Layers.Length; i++)
        {
            LayerPlan layer = plan.Layers[i];
            if (!layer.Layer.IsHead)
            {
                continue;
            }

            using IDisposableReadOnlyCollection<OrtValue> results = session.Run(options, [OnnxExport.InputName], [input], [OnnxExport.OutputName(i)]);
            OrtTensorTypeAndShapeInfo shape = results[0].GetTensorTypeAndShape();
            Assert.Equal([1, layer.Layer.ChannelsOut, layer.Height, layer.Width], shape.Shape);
            double[] logits = shape.ElementDataType == TensorElementType.Double
                ? results[0].GetTensorDataAsSpan<double>().ToArray()
                : Array.ConvertAll(results[0].GetTensorDataAsSpan<float>().ToArray(), static value => (double)value);
            int cells = layer.Width * layer.Height;
            for (int at = 0; at < logits.Length; at++)
            {
                Assert.Equal(network.Logits[layer.FirstLogit + (at % cells * layer.Layer.ChannelsOut) + (at / cells)], logits[at] * 1024);
            }
        }
    }

    private static (int[] Wanted, int[] Found) Run(ModelSpec spec, OnnxForm form)
    {
        DupNetModel model = DupNetModel.Load(ModelWriter.Write(spec));
        var random = new Random(1);
        int width = TestModels.Side(random, model);
        int height = TestModels.Side(random, model);
        var image = new PlanarImage(width, height, model.InputChannels);
        var network = new Network(new NetworkPlan(model, width, height));
        network.Run(image);
        using var onnx = new OnnxNetwork(model, width, height, form, image.Planes);
        return (network.Logits, onnx.Logits());
    }
}
