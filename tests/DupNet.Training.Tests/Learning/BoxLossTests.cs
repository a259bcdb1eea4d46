using DupNet.Training.Learning;
using DupNet.Training.Recipes;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace DupNet.Training.Tests.Learning;

public sealed class BoxLossTests
{
    // Side by side with 10 between: hull 30 x 10, union 200. Half as high, in the middle: hull 10 x 10, overlap 1/2. The same box.
    [Theory]
    [InlineData(BoxLossKind.Generalized, 1 + (100.0 / 300), 0.5)]
    [InlineData(BoxLossKind.Efficient, 1 + (400.0 / 1000), 0.5 + (25.0 / 100))]
    public void LossesByHand(BoxLossKind kind, double apart, double lower)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor boxes = tensor(new float[] { 5, 5, 10, 10, 5, 5, 10, 10, 5, 5, 10, 10 }, [3, 4]);
        Tensor wanted = tensor(new float[] { 25, 5, 10, 10, 5, 5, 10, 5, 5, 5, 10, 10 }, [3, 4]);
        (Tensor overlap, Tensor loss) = BoxLoss.Of(kind, boxes, wanted);
        Assert.Equal(0, overlap[0].item<float>(), 1e-5);
        Assert.Equal(0.5, overlap[1].item<float>(), 1e-5);
        Assert.Equal(1, overlap[2].item<float>(), 1e-5);
        Assert.Equal(apart, loss[0].item<float>(), 1e-5);
        Assert.Equal(lower, loss[1].item<float>(), 1e-5);
        Assert.Equal(0, loss[2].item<float>(), 1e-5);
    }

    // Inside the wanted box, neither union nor hull depends on the centre: only the distance of the centres pulls, by 2 * 2 / (10^2 + 10^2).
    [Theory]
    [InlineData(BoxLossKind.Generalized, 0)]
    [InlineData(BoxLossKind.Efficient, -0.02)]
    public void CentreIsPulledInsideTheWantedBox(BoxLossKind kind, double gradient)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor box = tensor(new float[] { 3, 5, 4, 4 }, [1, 4], requires_grad: true);
        (_, Tensor loss) = BoxLoss.Of(kind, box, tensor(new float[] { 5, 5, 10, 10 }, [1, 4]));
        loss.sum().backward();
        Assert.Equal(gradient, box.grad![0, 0].item<float>(), 1e-5);
    }
}
