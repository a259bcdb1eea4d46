using System;
using DupNet.Embedded.Video.Seeing;
using Xunit;

namespace DupNet.Embedded.Video.Tests.Seeing;

public sealed class ShotQualityTests
{
    private static readonly ShotQuality s_quality = new();

    [Fact]
    public void ALargerViewIsBetter()
    {
        int before = 0;
        foreach (int size in new[] { 16, 28, 48 })
        {
            int quality = Look(new Scene(320, 240, 1) { FaceSize = size, Noise = 1 }, 160, 120);
            Assert.True(quality > before, $"{quality} of {size} pixels, {before} of half");
            before = quality;
        }
    }

    [Fact]
    public void ASharperViewIsBetter()
    {
        Scene scene = new(320, 240, 2) { FaceSize = 80, Noise = 1 };
        Frame frame = scene.Show((160, 120));
        Track track = FollowerTests.Over(scene.Face(160, 120));
        int sharp = s_quality.Look(Scene.Plane(frame), track);
        int sharpness = s_quality.Sharpness;
        Blur(frame);
        Assert.True(s_quality.Look(Scene.Plane(frame), track) < sharp, "a blurred view is as good");
        Assert.True(s_quality.Sharpness < sharpness * 3 / 4, $"sharpness {s_quality.Sharpness} of a blurred view, {sharpness} of a sharp one");
    }

    [Fact]
    public void AViewAtTheEdgeOrOfALowScoreIsWorse()
    {
        Scene scene = new(320, 240, 3);
        int whole = Look(scene, 160, 120);
        Assert.True(Look(scene, 16, 120) < whole, "a face at the edge is as good");
        Assert.True(Look(scene, 160, 120, 30000) < whole, "a face of a low score is as good");
    }

    [Fact]
    public void HalvesThatDifferAreLessFrontal()
    {
        Scene scene = new(320, 240, 4) { FaceSize = 80 };
        Frame frame = scene.Show((160, 120));
        Track track = FollowerTests.Over(scene.Face(160, 120));
        s_quality.Look(Scene.Plane(frame), track);
        int frontal = s_quality.Frontality;
        for (int y = 0; y < frame.Height; y++)
        {
            Array.Fill(frame.Buffer, (byte)20, (y * frame.Width) + 160, 160);
        }

        s_quality.Look(Scene.Plane(frame), track);
        Assert.True(s_quality.Frontality < frontal, $"{s_quality.Frontality} of half a face, {frontal} of a whole one");
    }

    [Theory]
    [InlineData(-30, -30)]
    [InlineData(300, 220)]
    [InlineData(-500, 900)]
    public void BoxesBesideTheFrameAreLookedAtWithoutHarm(int left, int top)
    {
        Scene scene = new(320, 240, 5);
        Assert.InRange(s_quality.Look(Scene.Plane(scene.Empty()), FollowerTests.Over((left, top, 60, 60))), 0, 1000);
        Assert.InRange(s_quality.Look(Scene.Plane(new Frame(new byte[1], 1, 1, PixelFormat.Gray8)), FollowerTests.Over((0, 0, 1, 1))), 0, 1000);
    }

    private static int Look(Scene scene, double x, double y, int score = 50000)
    {
        Track track = FollowerTests.Over(scene.Face(x, y));
        track.ScoreNumber = score;
        return s_quality.Look(Scene.Plane(scene.Show((x, y))), track);
    }

    private static void Blur(Frame frame)
    {
        byte[] sharp = (byte[])frame.Buffer.Clone();
        for (int y = 3; y < frame.Height - 3; y++)
        {
            for (int x = 3; x < frame.Width - 3; x++)
            {
                int sum = 0;
                for (int down = -3; down <= 3; down++)
                {
                    for (int right = -3; right <= 3; right++)
                    {
                        sum += sharp[((y + down) * frame.Width) + x + right];
                    }
                }

                frame.Buffer[(y * frame.Width) + x] = (byte)(sum / 49);
            }
        }
    }
}
