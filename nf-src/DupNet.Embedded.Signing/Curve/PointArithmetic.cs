namespace DupNet.Embedded.Signing.Curve
{
    /// <summary>Additions and doublings of points. Of the results T is made only where it is asked for: doublings do not need it.</summary>
    internal sealed class PointArithmetic
    {
        private readonly long[] _a = new long[Field.Limbs];
        private readonly long[] _b = new long[Field.Limbs];
        private readonly long[] _c = new long[Field.Limbs];
        private readonly long[] _d = new long[Field.Limbs];

        /// <summary>point = 2 point.</summary>
        public void Double(CurvePoint point, bool withT)
        {
            long[] a = _a;
            long[] b = _b;
            long[] c = _c;
            long[] d = _d;

            // With A = X^2, B = Y^2, C = 2 Z^2: x : (X + Y)^2 - A - B over B - A, y : B + A over C - (B - A).
            Field.Square(a, point.X, false);
            Field.Square(b, point.Y, false);
            Field.Square(d, point.Z, true);
            Field.Add(c, point.X, point.Y);
            Field.Square(c, c, false);
            Field.Add(point.Y, b, a);
            Field.Subtract(b, b, a);
            Field.Subtract(c, c, point.Y);
            Field.Subtract(d, d, b);
            Field.Copy(a, point.Y);
            Complete(point, c, a, b, d, withT);
        }

        /// <summary>point = point + added.</summary>
        public void Add(CurvePoint point, AddedPoint added, bool withT) => Combine(point, added.Sum, added.Difference, added, false, withT);

        /// <summary>point = point - added.</summary>
        public void Subtract(CurvePoint point, AddedPoint added, bool withT) => Combine(point, added.Difference, added.Sum, added, true, withT);

        private void Combine(CurvePoint point, long[] sum, long[] difference, AddedPoint added, bool subtracts, bool withT)
        {
            long[] a = _a;
            long[] b = _b;
            long[] c = _c;
            long[] d = _d;
            Field.Add(a, point.Y, point.X);
            Field.Subtract(b, point.Y, point.X);
            Field.Multiply(a, a, sum);
            Field.Multiply(b, b, difference);
            Field.Multiply(c, added.T, point.T);
            Field.Multiply(d, point.Z, added.Z);
            Field.Add(d, d, d);

            // x : A - B over 2 Z Z' + C, y : A + B over 2 Z Z' - C; C is negative where the point is subtracted.
            Field.Subtract(point.X, a, b);
            Field.Add(a, a, b);
            Field.Add(b, d, c);
            Field.Subtract(d, d, c);
            Field.Copy(c, point.X);
            if (subtracts)
            {
                Complete(point, c, a, d, b, withT);
            }
            else
            {
                Complete(point, c, a, b, d, withT);
            }
        }

        /// <summary>Makes the point of x = a / c and y = b / d out of the fractions.</summary>
        private static void Complete(CurvePoint point, long[] a, long[] b, long[] c, long[] d, bool withT)
        {
            Field.Multiply(point.X, a, d);
            Field.Multiply(point.Y, b, c);
            Field.Multiply(point.Z, c, d);
            if (withT)
            {
                Field.Multiply(point.T, a, b);
            }
        }
    }
}
