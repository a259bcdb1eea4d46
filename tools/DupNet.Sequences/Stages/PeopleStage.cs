using System;
using System.Collections.Generic;
using DupNet.Evaluation;
using DupNet.Pictures;
using DupNet.Sequences.Arithmetic;

namespace DupNet.Sequences.Stages;

/// <summary>A still scene that people walk through.</summary>
/// <param name="scene">The scene, without faces.</param>
/// <param name="actors">The people, from the farthest to the nearest.</param>
internal sealed class PeopleStage(Picture scene, IReadOnlyList<Actor> actors) : IStage
{
    /// <summary>Points of a face, along a side, that are asked whether they are seen.</summary>
    private const int Points = 16;

    /// <inheritdoc/>
    public SequenceFrame Draw(int time)
    {
        Picture picture = scene.Copy();
        var there = new List<(Actor Actor, Place Place)>();
        foreach (Actor actor in actors)
        {
            if (actor.At(time) is Place place)
            {
                actor.Sprite.Draw(picture, place.X, place.Y);
                there.Add((actor, place));
            }
        }

        var faces = new List<SequenceFace>();
        var ignored = new List<Box>();
        for (int i = 0; i < there.Count; i++)
        {
            PixelWindow own = there[i].Actor.Sprite.Face;
            var face = new PixelWindow(there[i].Place.X, there[i].Place.Y, own.Width, own.Height);
            if (face.Cut(PixelWindow.Whole(scene.Width, scene.Height)) is not PixelWindow part || Math.Min(part.Width, part.Height) < PixelWindow.Unit)
            {
                continue;
            }

            double visible = Visible(face, there, i + 1);
            if (visible >= SequenceFace.LeastVisible)
            {
                faces.Add(new SequenceFace(part.ToBox(), there[i].Actor.Identity, visible));
            }
            else
            {
                ignored.Add(part.ToBox());
            }
        }

        return new SequenceFrame(time, picture, faces, ignored);
    }

    private double Visible(PixelWindow face, List<(Actor Actor, Place Place)> there, int nearer)
    {
        int seen = 0;
        for (int row = 0; row < Points; row++)
        {
            int y = face.Y + (((2 * row) + 1) * face.Height / (2 * Points));
            for (int column = 0; column < Points; column++)
            {
                int x = face.X + (((2 * column) + 1) * face.Width / (2 * Points));
                bool isSeen = x >= 0 && y >= 0 && x < scene.Width * PixelWindow.Unit && y < scene.Height * PixelWindow.Unit;
                for (int i = nearer; i < there.Count && isSeen; i++)
                {
                    isSeen = !there[i].Actor.Sprite.Covers(x, y, there[i].Place.X, there[i].Place.Y);
                }

                seen += isSeen ? 1 : 0;
            }
        }

        return (double)seen / (Points * Points);
    }
}
