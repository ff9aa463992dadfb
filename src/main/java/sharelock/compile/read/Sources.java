package sharelock.compile.read;

import java.util.ArrayList;
import java.util.List;
import sharelock.compile.read.Op.Src;

/** What each operation computes with. */
final class Sources implements Op.Visitor<List<Src>> {
    static final Sources ALL = new Sources();

    private Sources() {}

    @Override
    public List<Src> visit(Op.Move move) {
        return List.of(move.from());
    }

    @Override
    public List<Src> visit(Op.Binary binary) {
        return List.of(binary.left(), binary.right());
    }

    @Override
    public List<Src> visit(Op.Unary unary) {
        return List.of(unary.of());
    }

    @Override
    public List<Src> visit(Op.GetField get) {
        return List.of(get.object());
    }

    @Override
    public List<Src> visit(Op.PutField put) {
        return List.of(put.object(), put.value());
    }

    @Override
    public List<Src> visit(Op.GetStatic get) {
        return List.of();
    }

    @Override
    public List<Src> visit(Op.PutStatic put) {
        return List.of(put.value());
    }

    @Override
    public List<Src> visit(Op.GetElement get) {
        return List.of(get.array(), get.index());
    }

    @Override
    public List<Src> visit(Op.PutElement put) {
        return List.of(put.array(), put.index(), put.value());
    }

    @Override
    public List<Src> visit(Op.Length length) {
        return List.of(length.array());
    }

    @Override
    public List<Src> visit(Op.Call call) {
        return call.arguments();
    }

    @Override
    public List<Src> visit(Op.Lambda lambda) {
        return lambda.captured();
    }

    @Override
    public List<Src> visit(Op.Concat concat) {
        return concat.values();
    }

    @Override
    public List<Src> visit(Op.NewError error) {
        return List.of();
    }

    @Override
    public List<Src> visit(Op.InitError init) {
        List<Src> all = new ArrayList<>(List.of(init.error()));
        all.addAll(init.arguments());
        return all;
    }

    @Override
    public List<Src> visit(Op.Throw thrown) {
        return List.of(thrown.error());
    }

    @Override
    public List<Src> visit(Op.Cast cast) {
        return List.of(cast.of());
    }

    @Override
    public List<Src> visit(Op.InstanceOf test) {
        return List.of(test.of());
    }

    @Override
    public List<Src> visit(Op.If branch) {
        return List.of(branch.left(), branch.right());
    }

    @Override
    public List<Src> visit(Op.Goto jump) {
        return List.of();
    }

    @Override
    public List<Src> visit(Op.Switch choice) {
        return List.of(choice.of());
    }

    @Override
    public List<Src> visit(Op.Return result) {
        Src value = result.value();
        return value == null ? List.of() : List.of(value);
    }

    @Override
    public List<Src> visit(Op.Refused refused) {
        return List.of();
    }
}
