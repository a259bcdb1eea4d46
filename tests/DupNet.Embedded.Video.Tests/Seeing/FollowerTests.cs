using System;
using DupNet.Embedded.Video.Seeing;
using Xunit;

namespace DupNet.Embedded.Video.Tests.Seeing;

public sealed class FollowerTests
{
    [Fact]
    public void AFaceIsFollowedAsFarAsAnEighthOfIt()
    {
        int found = 0;
        for (int seed = 0; seed < 200; seed++)
        {
            Random random = new(seed);
            int right = random.Next(-6, 7);
            int down = random.Next(-6, 7);
            Scene scene = new(320, 240, seed) { Format = seed % 2 == 0 ? PixelFormat.Gray8 : PixelFormat.Rgb565BigEndian };
            Follower follower = new(1);
            Track track = Over(scene.Face(150, 110));
            Assert.True(follower.Take(Scene.Plane(scene.Show((150, 110))), track));
            bool isFound = follower.Follow(Scene.Plane(scene.Show((150 + right, 110 + down))), track);
            (double x, double y, _, _) = scene.Face(150 + right, 110 + down);
            bool isThere = Math.Abs(track.X - x) < 2.5 && Math.Abs(track.Y - y) < 2.5;
            Assert.True(!isFound || isThere, $"a face at {x} {y} was taken to be at {track.X} {track.Y}, seed {seed}");
            found += isFound ? 1 : 0;
        }

        Assert.True(found >= 190, $"{found} of 200 faces followed");
    }

    [Fact]
    public void AStepOfExposureDoesNotLoseIt()
    {
        Scene scene = new(320, 240, 7);
        Follower follower = new(1);
        Track track = Over(scene.Face(150, 110));
        follower.Take(Scene.Plane(scene.Show((150, 110))), track);
        scene.Light = 0.85;
        Assert.True(follower.Follow(Scene.Plane(scene.Show((155, 112))), track));
        Assert.InRange(track.X, scene.Face(155, 112).X - 2.5, scene.Face(155, 112).X + 2.5);
    }

    [Fact]
    public void AFaceThatHasGoneIsNotThereAndTheBoxStays()
    {
        Scene scene = new(320, 240, 8);
        Follower follower = new(1);
        Track track = Over(scene.Face(150, 110));
        follower.Take(Scene.Plane(scene.Show((150, 110))), track);
        float x = track.X;
        Assert.False(follower.Follow(Scene.Plane(scene.Empty()), track));
        Assert.Equal(x, track.X);
    }

    [Theory]
    [InlineData(-40, 100)]
    [InlineData(310, 100)]
    [InlineData(100, -40)]
    [InlineData(100, 230)]
    public void ABoxBesideTheFrameIsNeitherTakenNorFollowed(int left, int top)
    {
        Scene scene = new(320, 240, 9);
        Follower follower = new(1);
        Track track = Over((left, top, 40, 50));
        Assert.False(follower.Take(Scene.Plane(scene.Empty()), track));
        Assert.False(follower.Follow(Scene.Plane(scene.Empty()), track));
    }

    internal static Track Over((double X, double Y, double Width, double Height) box)
    {
        Track track = new(0)
        {
            Left = (int)(16 * box.X),
            Top = (int)(16 * box.Y),
            Right = (int)(16 * (box.X + box.Width)),
            Bottom = (int)(16 * (box.Y + box.Height)),
            ScoreNumber = 50000,
        };
        return track;
    }
}
