using System;
using CsCheck;
using Xunit;

namespace DupNet.Evaluation.Tests;

public sealed class TurnTests
{
    private static readonly Gen<Box> s_boxes = Gen.Select(
        Gen.Double[-50, 50], Gen.Double[-50, 50], Gen.Double[1, 40], Gen.Double[1, 40], (x, y, width, height) => new Box(x, y, width, height));

    [Fact]
    public void AQuarterTurnExchangesTheSides()
    {
        // The right edge of a picture of 100 x 60 becomes its lower one.
        Box turned = new Turn(90, 50, 30, 30, 50).Map(new Box(90, 10, 8, 20));
        Assert.Equal(30, turned.X, 9);
        Assert.Equal(90, turned.Y, 9);
        Assert.Equal(20, turned.Width, 9);
        Assert.Equal(8, turned.Height, 9);
    }

    // The box lies around the turned ellipse and touches it on all sides.
    [Fact]
    public void TheBoxTouchesTheTurnedEllipse() => Gen.Select(s_boxes, Gen.Double[-180, 180]).Sample(
        (box, degrees) =>
        {
            Box turned = new Turn(degrees, 3, 4, 10, 20).Map(box);
            double left = double.MaxValue;
            double right = double.MinValue;
            double top = double.MaxValue;
            double bottom = double.MinValue;
            double angle = degrees * Math.PI / 180;
            for (int i = 0; i < 3600; i++)
            {
                double around = i * Math.PI / 1800;
                double x = box.X + (box.Width / 2 * (1 + Math.Cos(around))) - 3;
                double y = box.Y + (box.Height / 2 * (1 + Math.Sin(around))) - 4;
                double movedX = 10 + (x * Math.Cos(angle)) - (y * Math.Sin(angle));
                double movedY = 20 + (x * Math.Sin(angle)) + (y * Math.Cos(angle));
                left = Math.Min(left, movedX);
                right = Math.Max(right, movedX);
                top = Math.Min(top, movedY);
                bottom = Math.Max(bottom, movedY);
            }

            Assert.Equal(left, turned.X, 0.01);
            Assert.Equal(right, turned.X + turned.Width, 0.01);
            Assert.Equal(top, turned.Y, 0.01);
            Assert.Equal(bottom, turned.Y + turned.Height, 0.01);
        },
        iter: 50,
        threads: 1);
}
