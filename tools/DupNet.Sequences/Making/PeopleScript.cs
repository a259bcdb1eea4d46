using System;
using System.Collections.Generic;
using DupNet.Sequences.Arithmetic;
using DupNet.Sequences.Cutting;
using DupNet.Sequences.Photos;
using DupNet.Sequences.Stages;

namespace DupNet.Sequences.Making;

/// <summary>Writes down who comes, where and when.</summary>
/// <param name="photos">The people.</param>
/// <param name="random">Decides about everything.</param>
/// <param name="width">Columns of a frame.</param>
/// <param name="height">Rows of a frame.</param>
/// <param name="frames">Frames of the sequence.</param>
/// <param name="leastFace">Least width of a face, in thousandths of the frame's width.</param>
/// <param name="mostFace">Largest width of a face.</param>
internal sealed class PeopleScript(SequencePhotos photos, SeededRandom random, int width, int height, int frames, int leastFace, int mostFace)
{
    private const int Percent = 100;
    private const int Thousand = 1000;

    private readonly List<Actor> _actors = [];

    /// <summary>The people so far, from the farthest to the nearest.</summary>
    public IReadOnlyList<Actor> Actors => _actors;

    /// <summary>People walk through, one at a time, from either side.</summary>
    public void Walkers()
    {
        for (int time = random.Between(8, 25); time < frames; time += random.Between(8, 40))
        {
            Sprite person = NextPerson();
            int row = NextRow(person);
            time = Walk(person, time, row, random.Below(2) == 0);
        }
    }

    /// <summary>Pairs walk past each other, in the middle of the frame.</summary>
    public void Pairs()
    {
        for (int time = random.Between(8, 20); time < frames; time += random.Between(8, 30))
        {
            Sprite far = NextPerson();
            Sprite near = NextPerson();
            int row = NextRow(far);
            int first = Walk(far, time, row, false);
            int offset = near.Face.Height * random.Between(-30, 50) / Percent;
            time = Math.Max(first, Walk(near, time + random.Between(0, 6), Within(near, row + offset), true));
        }
    }

    /// <summary>Somebody comes, stands still, and leaves shortly before the end.</summary>
    public void Visitor()
    {
        Sprite person = NextPerson();
        int start = random.Between(8, 25);
        int steps = random.Between(12, 30);
        int leave = Math.Max(start + steps + 1, frames - random.Between(20, 45));
        bool fromLeft = random.Below(2) == 0;
        bool toLeft = random.Below(2) == 0;
        int row = NextRow(person);
        int column = NextColumn(person);
        Add(
            person,
            new Place(start, Outside(person, fromLeft), row),
            new Place(start + steps, column, row),
            new Place(leave, column, row),
            new Place(leave + steps, Outside(person, toLeft), row));
    }

    /// <summary>One person comes, stands for a while, is gone for a while, and comes back, again and again.</summary>
    public void Returner()
    {
        Sprite person = NextPerson();
        int identity = _actors.Count + 1;
        int row = NextRow(person);
        for (int time = random.Between(8, 20); time < frames; time += random.Between(6, 40))
        {
            bool left = random.Below(2) == 0;
            int steps = random.Between(10, 22);
            int stay = random.Between(10, 40);
            int column = NextColumn(person);
            _actors.Add(new Actor(person, identity, [
                new Place(time, Outside(person, left), row),
                new Place(time + steps, column, row),
                new Place(time + steps + stay, column, row),
                new Place(time + (2 * steps) + stay, Outside(person, left), row)]));
            time += (2 * steps) + stay;
        }
    }

    /// <summary>Several people at once: some walk through, some stand.</summary>
    public void Hall()
    {
        int people = random.Between(1, 3);
        for (int i = 0; i < people; i++)
        {
            if (random.Below(3) == 0)
            {
                Visitor();
            }
            else
            {
                Walkers();
            }
        }
    }

    // Returns when the person is gone.
    private int Walk(Sprite person, int time, int row, bool toLeft)
    {
        int end = time + random.Between(24, 70);
        int slope = person.Face.Height * random.Between(-40, 40) / Percent;
        Add(person, new Place(time, Outside(person, !toLeft), row), new Place(end, Outside(person, toLeft), Within(person, row + slope)));
        return end;
    }

    private void Add(Sprite person, params Place[] places) => _actors.Add(new Actor(person, _actors.Count + 1, places));

    private Sprite NextPerson() => photos.NextPerson(random, Math.Max(1, width * random.Between(leastFace, mostFace) / Thousand));

    private int NextRow(Sprite person) => random.Between(height * PixelWindow.Unit * 15 / Percent, Within(person, height * PixelWindow.Unit * 55 / Percent));

    private int NextColumn(Sprite person) => random.Between(width * PixelWindow.Unit * 15 / Percent, (width * PixelWindow.Unit * 85 / Percent) - person.Face.Width);

    // A face stays in the frame, a little from its edges.
    private int Within(Sprite person, int row)
    {
        int rows = height * PixelWindow.Unit;
        return Math.Clamp(row, rows * 5 / Percent, Math.Max(rows * 15 / Percent, (rows * 92 / Percent) - person.Face.Height));
    }

    private int Outside(Sprite person, bool left) => left ? -person.Width : (width * PixelWindow.Unit) + person.Width;
}
